"""How firm the order of a group is: the sentence, the stacked bars, and the numbers behind them."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

import pytest

from bybro.lexicon.languages import LANGUAGES
from bybro.papers.firmness_entry import MOST
from bybro.papers.places import PLACES, place_figures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from bybro.model.dossier import Dossier
    from bybro.model.match import Match
    from bybro.model.need import Need
    from bybro.model.solution import Solution
    from bybro.papers.content import CatalogueContent
    from bybro.papers.need_entry import GroupEntry
    from tests.papers.page import Page


def groups_of(content: CatalogueContent) -> Iterator[GroupEntry]:
    for need in (need for direction in content.directions for need in direction.needs):
        yield from need.groups


def shown_in(view: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The firmness of each group in a view."""
    for need in (n for d in view["directions"] for t in d["themes"] for n in t["needs"]):
        yield from (g["firmness"] for g in need["groups"] if g["firmness"])


def test_every_group_with_two_ranked_solutions_says_how_firm_its_order_is(content: CatalogueContent) -> None:
    for group in groups_of(content):
        ranked = [s for s in group.solutions if s.match.rank is not None]
        assert (group.firmness is not None) == (len(ranked) > 1)


def test_the_shares_of_a_bar_make_up_the_whole(content: CatalogueContent, views: dict[str, dict[str, Any]]) -> None:
    bars = [bar for shown in shown_in(views["da"]) for bar in shown["bars"]]

    assert len(bars) > 100
    for bar in bars:
        assert sum(share["share"] for share in bar["shares"]) == pytest.approx(1)
        for share in bar["shares"]:
            assert share["share"] == content.values[share["figure"]["figure"]].of


def test_a_share_is_the_rank_acceptability_that_was_computed(content: CatalogueContent) -> None:
    for solution in (s for group in groups_of(content) if group.firmness for s in group.solutions):
        told = solution.match.rank_acceptability
        assert told is not None
        shares = [content.values[solution.figures[place]].of for place in PLACES if place in solution.figures]
        assert shares[:3] == list(told[:3])
        assert len(shares) == min(len(told), len(PLACES))


def test_bars_stand_in_order_of_rank_and_those_left_out_are_counted(content: CatalogueContent) -> None:
    left_out = 0
    for group in groups_of(content):
        if group.firmness is not None:
            ranks = [entry.match.rank or 0 for entry in group.firmness.drawn]
            assert ranks == sorted(ranks)
            rest = 0 if group.firmness.not_drawn is None else content.values[group.firmness.not_drawn].of
            assert rest == len(group.solutions) - len(ranks)
            assert len(ranks) == min(len(group.solutions), MOST)
            left_out += group.firmness.not_drawn is not None

    assert left_out > 0


def test_a_picture_has_its_patterns_its_words_and_its_table(
    pages: dict[str, Page], rendered: dict[str, bytes], views: dict[str, dict[str, Any]]
) -> None:
    drawn = 0
    for language in LANGUAGES:
        for need in (n for d in views[language]["directions"] for t in d["themes"] for n in t["needs"]):
            name = f"{language}/{need['page']}"
            page, text = pages[name], rendered[name].decode()
            assert set(re.findall(r"url\(#([^)]+)\)", text)) <= set(page.ids), name
            for shown in (g["firmness"] for g in need["groups"] if g["firmness"]):
                drawn += 1
                assert {f"{shown['id']}-{part}" for part in "td"} <= set(page.ids), name
                printed = [figure for figure, _ in page.figures]
                # beside the bar, where it is the first or large enough, and in the table
                for bar in shown["bars"]:
                    assert all(printed.count(share["figure"]["figure"]) >= 1 for share in bar["shares"]), name
                    assert printed.count(bar["shares"][0]["figure"]["figure"]) >= 2, name

    assert drawn > 4 * 50


def test_what_a_percentage_counts_is_said_once_a_page(
    rendered: dict[str, bytes], views: dict[str, dict[str, Any]]
) -> None:
    for language in LANGUAGES:
        help_line = views[language]["firmness_help"]["parts"][0]["text"]
        for need in (n for d in views[language]["directions"] for t in d["themes"] for n in t["needs"]):
            told = unescape(rendered[f"{language}/{need['page']}"].decode()).count(help_line)
            assert told == any(g["firmness"] for g in need["groups"])
        assert unescape(rendered[f"{language}/index.html"].decode()).count(help_line) == 1


def test_bars_begin_where_lines_begin(rendered: dict[str, bytes]) -> None:
    """A first place of 100 % fills the bar; of less, it leaves free the side where lines end."""
    firsts = {
        language: re.findall(
            r'class="place" x="([\d.]+)%" y="[\d.]+" width="([\d.]+)%" height="\d+" fill="currentColor"',
            rendered[f"{language}/need-inviting-urban-space.html"].decode(),
        )
        for language in ("da", "ar")
    }

    assert len(firsts["da"]) == len(firsts["ar"]) > 1
    assert {float(x) for x, _ in firsts["da"]} == {0.0}
    assert all(float(x) + float(width) == pytest.approx(100, abs=0.02) for x, width in firsts["ar"])


@pytest.fixture
def page_with(
    dossier: Dossier, one_need: Callable[..., dict[str, str]], bare_match: Callable[[Need, Solution], Match]
) -> Callable[..., str]:
    """The page of a need whose only group has these ranks and rank acceptabilities."""

    def page_of(*told: tuple[float, ...], unclear: bool = False) -> str:
        need = dossier.needs[0]
        matches = [
            replace(bare_match(need, solution), rank=rank, rank_acceptability=shares, no_clear_first=unclear)
            for rank, (solution, shares) in enumerate(zip(dossier.offered_to(need.city), told, strict=False), 1)
        ]
        return one_need(need, *matches)[f"need-{need.id}.html"]

    return page_of


@pytest.mark.parametrize(
    ("told", "says"),
    [
        (((0.8, 0.2), (0.2, 0.8)), "Firm: "),
        (((0.7, 0.3), (0.3, 0.7)), "Fairly firm: "),
        (((0.6, 0.4), (0.4, 0.6)), "Not firm: "),
    ],
)
def test_the_sentence_goes_by_how_often_the_best_comes_first(
    told: tuple[tuple[float, ...], ...], says: str, page_with: Callable[..., str]
) -> None:
    page = page_with(*told)

    assert f"<p>{says}" in page
    assert "By the middle figures" not in page


def test_with_no_clear_first_three_are_equals(page_with: Callable[..., str]) -> None:
    page = page_with((0.34, 0.66, 0.0), (0.33, 0.0, 0.67), (0.33, 0.34, 0.33), unclear=True)

    assert "<p>No clear first: even the best, " in page
    assert "Read it as equal with" in page


def test_says_so_where_another_stands_first_by_the_middle_figures(page_with: Callable[..., str]) -> None:
    page = page_with((0.4, 0.6), (0.6, 0.4))

    assert "By the middle figures, “" in page


@pytest.mark.parametrize("told", [(), ((1.0,),)])
def test_one_alone_has_no_order(told: tuple[tuple[float, ...], ...], page_with: Callable[..., str]) -> None:
    assert "How firm is this?" not in page_with(*told)


def test_the_places_from_the_fourth_on_are_one(dossier: Dossier, bare_match: Callable[[Need, Solution], Match]) -> None:
    need = dossier.needs[0]
    match = replace(
        bare_match(need, dossier.offered_to(need.city)[0]), rank_acceptability=(0.1, 0.2, 0.3, 0.15, 0.15, 0.1)
    )

    shares = {place: figure.of for place, figure in place_figures(match).items()}
    assert shares == pytest.approx({"first": 0.1, "second": 0.2, "third": 0.3, "later": 0.4})
