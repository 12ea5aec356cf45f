"""The PDF as a reader, a screen reader and a program find it; read back with pypdf."""

from __future__ import annotations

import datetime
import io
import json
import re
from typing import TYPE_CHECKING

import pytest
import typst
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from bybro.lexicon.languages import LANGUAGES
from bybro.papers import pdf
from bybro.papers.fonts import characters

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

AS_OF = datetime.date(2016, 4, 8)
INJECTION = '#read("/etc/passwd") *x* $y$'
WEB_SPACE = "\u2060\u200b"


def read(body: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(body))


def root_of(reader: PdfReader) -> Any:  # noqa: ANN401  (a tree of whatever a PDF may hold)
    return reader.root_object


def smaller(view: dict[str, Any]) -> dict[str, Any]:
    """The view with two needs of each direction, and the beginning of its lists: set in a second, not in ten."""
    first = [{**d, "themes": [{**t, "needs": t["needs"][:1]} for t in d["themes"][:2]]} for d in view["directions"]]
    spent = {
        **view["budget"],
        "examples": view["budget"]["examples"][:1],
        "left_out": [{**entry, "names": entry["names"][:3]} for entry in view["budget"]["left_out"]],
    }
    asked = [{**entry, "questions": entry["questions"][:2]} for entry in view["questions"]["lists"]]
    return {
        **view,
        "directions": first,
        "cities": {**view["cities"], "themes": view["cities"]["themes"][:2]},
        "budget": spent,
        "questions": {**view["questions"], "lists": asked},
        "providers": view["providers"][:10],
    }


def figures_of(node: object) -> Iterator[tuple[str, str]]:
    """Every figure of a view: its id and its text."""
    if isinstance(node, dict):
        if isinstance(node.get("figure"), str) and isinstance(node.get("text"), str):
            yield node["figure"], node["text"]
        for key, value in node.items():
            if key != "words":
                yield from figures_of(value)
    elif isinstance(node, list):
        for value in node:
            yield from figures_of(value)


def placed(reader: PdfReader) -> list[dict[str, Any]]:
    """The figures that the paper says it prints, with their places."""
    found: list[dict[str, Any]] = json.loads(reader.attachments["figures.json"][0])
    return found


def bookmarks(outline: list[Any], depth: int = 0) -> Iterator[tuple[int, str]]:
    for entry in outline:
        if isinstance(entry, list):
            yield from bookmarks(entry, depth + 1)
        else:
            yield depth, entry.title


def text_on(reader: PdfReader, page: int) -> str:
    """The text of a page without any space, and without what only allows a break."""
    return re.sub(rf"[\s{WEB_SPACE}]", "", reader.pages[page].extract_text())


def headed(view: dict[str, Any]) -> list[tuple[int, str]]:
    """Directions, themes and needs as the bookmarks should have them."""
    return [
        mark
        for d in view["directions"]
        for mark in (
            (0, d["title"]),
            *(mark for t in d["themes"] for mark in ((1, t["label"]), *((2, n["title"]["text"]) for n in t["needs"]))),
        )
    ]


@pytest.fixture(scope="module")
def whole(views: dict[str, dict[str, Any]]) -> bytes:
    """The example's whole catalogue in English."""
    return pdf.render(views["en"], as_of=AS_OF)


@pytest.fixture(scope="module")
def small_views(views: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {language: smaller(view) for language, view in views.items()}


@pytest.fixture(scope="module")
def small(small_views: dict[str, dict[str, Any]]) -> dict[str, bytes]:
    return {language: pdf.render(view, as_of=AS_OF) for language, view in small_views.items()}


@pytest.fixture
def english(small_views: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return small_views["en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_is_tagged_and_says_its_language_title_direction_and_date(
    language: str, small: dict[str, bytes], small_views: dict[str, dict[str, Any]]
) -> None:
    reader, view = read(small[language]), small_views[language]
    root = root_of(reader)

    assert root["/MarkInfo"]["/Marked"].value
    assert root["/StructTreeRoot"]
    assert root["/Lang"] == language
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value
    assert root["/ViewerPreferences"]["/Direction"] == ("/R2L" if language == "ar" else "/L2R")
    assert reader.metadata is not None
    assert reader.metadata.title == f"{view['heading']} · {view['subtitle']}"
    assert reader.metadata.author == view["office"]["text"]
    assert reader.metadata.creation_date == datetime.datetime(2016, 4, 8, tzinfo=datetime.UTC)


def test_declares_the_standards_it_is_made_to(small: dict[str, bytes]) -> None:
    said = re.sub(rb"\s", b"", root_of(read(small["en"]))["/Metadata"].get_data())

    assert b"<pdfuaid:part>1</pdfuaid:part>" in said
    assert b"<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_bookmarks_are_directions_themes_and_needs(
    language: str, small: dict[str, bytes], small_views: dict[str, dict[str, Any]]
) -> None:
    found = [mark for mark in bookmarks(read(small[language]).outline) if mark[0] < 3]
    expected = headed(small_views[language])

    start = found.index(expected[0])
    assert found[start : start + len(expected)] == expected


def test_bookmarks_of_the_whole_hold_every_need_and_solution(whole: bytes, views: dict[str, dict[str, Any]]) -> None:
    needs = [n for d in views["en"]["directions"] for t in d["themes"] for n in t["needs"]]
    found = list(bookmarks(read(whole).outline))

    assert [title for depth, title in found if depth == 2][: len(needs)] == [n["title"]["text"] for n in needs]
    assert [title for depth, title in found if depth == 4] == [
        s["title"]["text"] for n in needs for g in n["groups"] for s in g["solutions"]
    ]


def test_pages_are_numbered_and_headed(small: dict[str, bytes], small_views: dict[str, dict[str, Any]]) -> None:
    for language, told in (("en", "Page 5 of {}"), ("da", "Side 5 af {}"), ("fr", "Page 5 sur {}")):
        reader = read(small[language])
        page = text_on(reader, 4)

        assert reader.page_labels == [str(number) for number in range(1, len(reader.pages) + 1)]
        assert told.format(len(reader.pages)).replace(" ", "") in page
        assert small_views[language]["case_number"]["text"] in page
        assert small_views[language]["subtitle"].replace(" ", "") in page


def test_prints_every_figure_of_the_view_and_no_other(whole: bytes, views: dict[str, dict[str, Any]]) -> None:
    found = {(figure["figure"], figure["text"]) for figure in placed(read(whole))}

    assert found == set(figures_of(views["en"]))


def test_prints_the_same_figures_in_every_language(
    small: dict[str, bytes], small_views: dict[str, dict[str, Any]]
) -> None:
    found = {language: placed(read(body)) for language, body in small.items()}

    for language, figures in found.items():
        assert {(f["figure"], f["text"]) for f in figures} == set(figures_of(small_views[language]))
        # an Arabic or Danish sentence may name its figures in another order
        assert sorted(f["figure"] for f in figures) == sorted(f["figure"] for f in found["en"])


def test_a_figure_stands_where_the_paper_says(small: dict[str, bytes]) -> None:
    reader = read(small["en"])
    # a figure at the foot of a page may go on overleaf
    texts = [text_on(reader, number) for number in range(len(reader.pages))] + [""]
    missing = [
        figure
        for figure in placed(reader)
        if re.sub(r"\s", "", figure["text"]) not in texts[figure["page"] - 1] + texts[figure["page"]]
    ]

    assert missing == []


def test_the_same_view_gives_the_same_bytes(small: dict[str, bytes], english: dict[str, Any]) -> None:
    again = json.loads(json.dumps(english))

    assert pdf.render(again, as_of=AS_OF) == small["en"]


def test_text_of_the_user_is_never_read_as_markup(english: dict[str, Any]) -> None:
    named = {"text": INJECTION, "lang": "en", "dir": "ltr", "translated": False}
    reader = read(pdf.render({**english, "title": named, "office": named, "directions": []}))

    assert reader.pages[0].extract_text().count(INJECTION) == 2
    assert reader.metadata is not None
    assert reader.metadata.author == INJECTION


def test_a_text_in_another_language_says_so_to_eye_and_ear(
    small: dict[str, bytes], small_views: dict[str, dict[str, Any]]
) -> None:
    need = small_views["da"]["directions"][0]["themes"][0]["needs"][0]
    reader = read(small["da"])
    languages = {
        str(element["/Lang"]) for element in structure(root_of(reader)["/StructTreeRoot"]) if "/Lang" in element
    }

    assert need["severity_reason"]["lang"] == "en"
    assert any(re.search(r"\bEN\b", page.extract_text()) for page in reader.pages)
    assert "en" in languages


def structure(element: DictionaryObject) -> Iterator[DictionaryObject]:
    yield element
    kids = element.get("/K", ArrayObject())
    for kid in kids if isinstance(kids, ArrayObject) else [kids]:
        inner = kid.get_object()
        if isinstance(inner, DictionaryObject):
            yield from structure(inner)


def test_every_character_of_the_example_has_a_letter(views: dict[str, dict[str, Any]]) -> None:
    used = set(json.dumps(list(views.values()), ensure_ascii=False)) | set("\u2066\u2067\u2069·–*[]")

    assert {"A", "ø", "œ", "ش", "»", "\u202f"} <= characters()
    assert used - characters() == set()


def test_a_letter_that_the_fonts_lack_is_shown_as_missing(english: dict[str, Any]) -> None:
    title = {"text": "Oslo 你 \U0001f600\x01 \u202ebro", "lang": "en", "dir": "ltr", "translated": False}
    first = read(pdf.render({**english, "title": title, "directions": []})).pages[0].extract_text()

    assert re.search("Oslo \ufffd \ufffd *bro", first)


def test_a_paper_without_case_number_office_and_needs_can_be_set(english: dict[str, Any]) -> None:
    bare = {**english, "case_number": None, "office": None, "directions": [], "providers": []}

    assert len(read(pdf.render(bare)).pages) > 3


def test_nothing_is_left_out_with_a_warning(english: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Typst drops what may not stand where it stands, and only warns."""
    said: list[typst.TypstWarning] = []

    def compiled(*args: Any, **options: Any) -> bytes:  # noqa: ANN401  (typst's own arguments, handed on)
        body: bytes
        body, warnings = typst.compile_with_warnings(*args, **options)
        said.extend(warnings)
        return body

    monkeypatch.setattr("bybro.papers.pdf.typst.compile", compiled)
    pdf.render(english)

    assert said == []


def test_the_whole_example_is_a_paper_that_can_be_sent_and_printed(whole: bytes) -> None:
    assert len(whole) < 8_000_000
    assert len(read(whole).pages) < 220


def test_packing_makes_it_smaller_and_changes_nothing_that_is_read(
    english: dict[str, Any], small: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bybro.papers.pdf._packed", lambda body: body)
    loose = pdf.render(english, as_of=AS_OF)
    before, after = read(loose), read(small["en"])

    assert len(small["en"]) < len(loose) / 1.5
    assert [page.extract_text() for page in before.pages] == [page.extract_text() for page in after.pages]
    assert before.root_object["/MarkInfo"] == after.root_object["/MarkInfo"]
    assert before.xmp_metadata is not None
    assert after.xmp_metadata is not None
    assert before.xmp_metadata.stream.get_data() == after.xmp_metadata.stream.get_data()
