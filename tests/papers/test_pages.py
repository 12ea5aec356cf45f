"""The pages as a reader, a screen reader and a browser meet them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag

import pytest

from bybro.lexicon.languages import LANGUAGES, direction
from bybro.model.text import Text
from bybro.papers.address import need_page, safe
from tests.papers.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from bybro.model.dossier import Dossier
    from bybro.model.match import Match
    from bybro.model.need import Need
    from bybro.model.solution import Solution

HOSTILE = '<b>x</b> & "y"'


def test_a_page_is_whole_and_says_its_language_and_direction(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        language = name.split("/")[0]
        assert page.unclosed == [], name
        assert page.tags[0] == ("html", {"lang": language, "dir": direction(language)}), name
        assert len(set(page.ids)) == len(page.ids), name


def test_a_page_has_one_main_heading_and_skips_no_level(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        steps = list(zip([0, *page.headings], page.headings, strict=False))
        assert page.headings.count(1) == 1, name
        assert [step for step in steps if step[1] > step[0] + 1] == [], name


def test_a_page_has_its_landmarks_and_a_way_past_the_navigation(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        tags = [tag for tag, _ in page.tags]
        assert (tags.count("main"), tags.count("header"), tags.count("footer")) == (1, 1, 1), name
        assert page.links[1] == "#content", name
        assert all(a.get("aria-label") or a.get("aria-labelledby") for tag, a in page.tags if tag == "nav"), name


def test_every_heading_of_a_table_says_what_it_heads(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        assert [a for tag, a in page.tags if tag == "th" and "scope" not in a] == [], name


def test_every_picture_has_a_name_and_a_description_or_is_decoration(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        drawn = [attributes for tag, attributes in page.tags if tag == "svg"]
        named = [a for a in drawn if a.get("role") == "img"]
        assert all(a.get("aria-hidden") == "true" for a in drawn if a not in named), name
        for attributes in named:
            assert set(str(attributes["aria-labelledby"]).split()) <= set(page.ids), name


def test_nothing_runs_and_nothing_is_fetched_from_elsewhere(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        assert [tag for tag, _ in page.tags if tag in {"script", "iframe", "object", "embed"}] == [], name
        assert [a for _, attributes in page.tags for a in attributes if a.startswith("on")] == [], name
        assert [a["src"] for _, a in page.tags if a.get("src")] == [], name


def test_every_link_inside_leads_somewhere(pages: dict[str, Page], rendered: dict[str, bytes]) -> None:
    broken = []
    for name, page in pages.items():
        folder, _, here = name.partition("/")
        for link in page.links:
            if link.startswith(("http://", "https://")):
                continue
            path, place = urldefrag(unquote(link))
            target = path.removeprefix("../") if path.startswith("../") else f"{folder}/{path or here}"
            if target not in rendered or (place and place not in pages[target].ids):
                broken.append((name, link))

    assert broken == []


def test_every_page_leads_to_itself_in_the_other_languages(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        own = name.partition("/")[2]
        assert [f"../{language}/{own}" for language in LANGUAGES if f"../{language}/{own}" not in page.links] == []


def _texts(node: object) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if "translated" in node:
            yield node
        for value in node.values():
            yield from _texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from _texts(value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_in_another_language_says_so(
    language: str, views: dict[str, dict[str, Any]], pages: dict[str, Page]
) -> None:
    foreign = {t["text"]: t["lang"] for t in _texts(views[language]) if t["lang"] not in {"", language}}
    own = {t["text"] for t in _texts(views[language]) if t["lang"] == language}
    runs = [run for name, page in pages.items() if name.startswith(f"{language}/") for run in page.runs]

    wrong = {(text, lang) for text, lang in runs if text in foreign and text not in own and lang != foreign[text]}
    shown = {text for text, _ in runs if text in foreign}
    assert wrong == set()
    assert language == "en" or len(shown) > 100


def test_an_unreviewed_translation_is_marked(rendered: dict[str, bytes]) -> None:
    mark = 'title="Oversættelse, ikke gennemset">*</abbr>'

    assert mark in rendered["da/need-leakage.html"].decode()


def test_the_pages_stay_light(rendered: dict[str, bytes]) -> None:
    heavy = {name: len(body) for name, body in rendered.items() if "/need-" in name and len(body) > 400_000}

    assert heavy == {}
    assert all(len(rendered[f"{language}/index.html"]) < 500_000 for language in LANGUAGES)


def test_arabic_brings_its_font_with_its_licence(rendered: dict[str, bytes]) -> None:
    assert rendered["ar/assets/Arabic-400.ttf"][:4] == b"\x00\x01\x00\x00"
    assert (
        b"OFL" in rendered["ar/assets/Arabic-licence.txt"].upper()
        or b"Open Font" in rendered["ar/assets/Arabic-licence.txt"]
    )
    assert "en/assets/Arabic-400.ttf" not in rendered


def test_the_style_names_no_side(rendered: dict[str, bytes]) -> None:
    """Only logical properties, so that right-to-left mirrors by itself."""
    style = rendered["ar/assets/catalogue.css"].decode()

    assert re.findall(r"(?:margin|padding|border)-(?:left|right)|text-align:\s*(?:left|right)|float:", style) == []


def test_what_a_stranger_wrote_stays_text(
    dossier: Dossier, one_need: Callable[..., dict[str, str]], bare_match: Callable[[Need, Solution], Match]
) -> None:
    need = dossier.needs[0].model_copy(update={"title": Text({"en": HOSTILE}), "id": f'../{HOSTILE}/"need"'})
    solution = dossier.offered_to(need.city)[0]
    solution = solution.model_copy(update={"title": Text({"en": HOSTILE}), "id": HOSTILE, "provider": HOSTILE})

    found = one_need(need, bare_match(need, solution))

    for name, text in found.items():
        if name.endswith(".html"):
            assert "<b>" not in text, name
            assert Page(text).unclosed == [], name
    assert "&lt;b&gt;x&lt;/b&gt; &amp; &#34;y&#34;" in found[need_page(need.id)]


def test_only_an_address_of_the_web_is_linked(dossier: Dossier, one_need: Callable[..., dict[str, str]]) -> None:
    source = dossier.needs[0].sources[0].model_copy(update={"url": "javascript:alert(1)", "file": None})
    need = dossier.needs[0].model_copy(update={"sources": (source,)})

    text = one_need(need)["sources.html"]

    assert "javascript:alert(1)" in text
    assert [link for link in Page(text).links if link.lower().startswith("javascript")] == []


def test_a_need_that_nothing_fits_says_so(dossier: Dossier, one_need: Callable[..., dict[str, str]]) -> None:
    need = dossier.needs[0]
    found = one_need(need)

    assert "Nothing fits: the other city has no solution that answers this need." in found[need_page(need.id)]
    assert "Nothing fits" in found["index.html"]


@pytest.mark.parametrize("name", ["../x", "a/b", "é", "", "~2f~", "x" * 300, "CON:", "a b"])
def test_an_id_never_leads_out_of_its_folder(name: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_~-]{0,110}", safe(name))


def test_two_ids_never_share_a_page() -> None:
    names = ["a/b", "a_b", "a-b", "a~2f~b", "A/b", "a b"]

    assert len({need_page(name) for name in names}) == len(names)
