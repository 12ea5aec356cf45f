"""What a budget could do: the frontier and its picture, the examples, and what is told where nothing can be drawn."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bybro.lexicon.languages import LANGUAGES
from bybro.model.match import Money, Spread
from bybro.model.portfolio import FrontierPoint
from bybro.papers.content import catalogue_content
from bybro.papers.html import render
from bybro.papers.pictures.frontier import frontier
from bybro.papers.view import view

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from bybro.model.dossier import Dossier
    from bybro.model.outlook import Outlook
    from bybro.papers.content import CatalogueContent
    from tests.papers.page import Page


def told(outlook: Outlook, dossier: Dossier) -> str:
    """The page in English of a catalogue that tells of nothing but an outlook."""
    content = catalogue_content(dossier, (), outlook=outlook, languages=("en",))
    return render(view(content, "en"), content)["budget.html"].decode()


def value(content: CatalogueContent, name: str) -> Any:  # noqa: ANN401  (as many kinds as figures have)
    return content.values[name].of


def test_each_point_of_the_frontier_is_told(content: CatalogueContent) -> None:
    entry = content.budget

    assert len(entry.points) == len(entry.outlook.frontier) > 5
    for told_point, found in zip(entry.points, entry.outlook.frontier, strict=True):
        assert value(content, told_point.figures["budget"]) == found.budget
        assert value(content, told_point.figures["needs_met"]) == pytest.approx(100 * (found.needs_met or 0))
        expected = found.people_helped if found.needs_met else Spread.point(0.0)
        assert value(content, told_point.figures["people_helped"]) == expected


def test_each_example_is_told_with_all_that_is_chosen(content: CatalogueContent) -> None:
    assert content.budget.examples
    for example in content.budget.examples:
        spending = example.spending
        assert value(content, example.figures["assumed"]) == Spread.point(spending.assumed / spending.needs_met)
        assert value(content, example.figures["cost"]).p95 == spending.cost.p95
        assert [entry.chosen for entry in example.chosen] == list(spending.chosen)
        for entry in example.chosen:
            assert value(content, entry.figures["units"]) == entry.chosen.units
            shares = {need: value(content, name) / 100 for need, name in entry.shares.items()}
            assert shares == pytest.approx(dict(entry.chosen.needs))


def test_what_comes_in_first_and_what_is_left_out_is_told(content: CatalogueContent) -> None:
    entry = content.budget

    assert [value(content, first.budget) for first in entry.first_in] == [o.enters_at for o in entry.outlook.first_in]
    assert 0 < len(entry.first_in) <= 5
    assert value(content, entry.not_costed) == len(entry.outlook.not_costed) > 0
    assert value(content, entry.too_small) == len(entry.outlook.too_small) > 0


def test_every_solution_leads_to_its_entry_where_it_could_be_done(content: CatalogueContent) -> None:
    named = {
        *content.budget.outlook.not_costed,
        *(c.solution for e in content.budget.examples for c in e.spending.chosen),
    }

    assert named <= content.budget.places.keys()
    assert {content.budget.places[name].match.group for name in content.budget.outlook.not_costed} <= {
        "could",
        "only_if",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_has_its_words_its_scales_and_its_table(language: str, pages: dict[str, Page]) -> None:
    page = pages[f"{language}/budget.html"]
    printed = [figure for figure, _ in page.figures]
    drawn = {a["data-figure"] for tag, a in page.tags if tag == "text" and "data-figure" in a}

    assert {"frontier-t", "frontier-d"} <= set(page.ids)
    assert {name.rsplit("/", 1)[0] for name in map(str, drawn)} == {"budget/picture/budget", "budget/picture/needs_met"}
    points = {name for name in printed if name.startswith("budget/point/")}
    assert {name.rsplit("/", 1)[1] for name in points} == {"budget", "needs_met", "people_helped"}


def test_what_it_is_and_is_not_is_said(rendered: dict[str, bytes]) -> None:
    page = rendered["en/budget.html"].decode()

    for sentence in ("It is no decision", "the one to be expected", "Nobody is counted twice", "have no cost"):
        assert sentence in page
    assert "not proven" not in page


def test_the_dots_stand_where_their_values_are_and_mirrored_from_right_to_left(
    views: dict[str, dict[str, Any]],
) -> None:
    shown = views["en"]["budget"]["picture"]
    assert all(mark["at"] <= shown["highest"][name] for name, marks in shown["ticks"].items() for mark in marks)

    places = {
        mirrored: [
            (float(x), float(y)) for x, y in re.findall(r'cx="([\d.]+)%" cy="([\d.]+)"', frontier(shown, mirrored))
        ]
        for mirrored in (False, True)
    }
    assert len(places[False]) == len(shown["points"])
    assert places[False] == sorted(places[False], key=lambda place: (place[0], -place[1]))
    assert [(round(100 - x, 2), y) for x, y in places[True]] == places[False]
    last, point = places[False][-1], shown["points"][-1]
    assert last[0] == pytest.approx(1.5 + 97 * point["at"]["budget"] / shown["highest"]["budget"], abs=0.01)
    assert last[1] == pytest.approx(240 - 220 * point["at"]["needs_met"] / shown["highest"]["needs_met"], abs=0.1)
    large = [point["budget"] for point in shown["points"] if point["is_example"]]
    assert [e["title"]["parts"][-1]["figure"] for e in views["en"]["budget"]["examples"]] == [
        b["figure"] for b in large
    ]


def test_where_nothing_has_a_cost_one_sentence_stands_for_the_picture(
    dossier: Dossier, one_need: Callable[..., dict[str, str]]
) -> None:
    page = one_need(dossier.needs[0])["budget.html"]

    assert "nothing to choose between" in page
    assert "<svg" not in page
    assert "<table" not in page
    assert 'data-figure="budget/' not in page


@pytest.fixture
def outlook(content: CatalogueContent) -> Outlook:
    return content.budget.outlook


def test_what_builds_on_another_says_so(outlook: Outlook, dossier: Dossier) -> None:
    last = outlook.examples[-1]
    first, second = last.chosen[0], last.chosen[1]
    built = replace(last, chosen=(first, replace(second, after=first.solution)))
    title = dossier.solution_by_id[first.solution].title.best("en").text

    assert re.search(rf"Builds on: [^<]*{re.escape(title)}", told(replace(outlook, examples=(built,)), dossier))


def test_what_is_not_proven_best_says_so(outlook: Outlook, dossier: Dossier) -> None:
    assert "not proven" in told(replace(outlook, is_proven=False), dossier)


def test_a_solution_the_catalogue_does_not_tell_of_is_named_without_a_link(outlook: Outlook, dossier: Dossier) -> None:
    page = told(outlook, dossier)

    assert 'href="need-' not in page
    assert all(dossier.solution_by_id[c.solution].title.best("en").text in page for c in outlook.examples[0].chosen)


def test_an_unknown_number_of_people_is_no_number(outlook: Outlook, dossier: Dossier) -> None:
    points = tuple(FrontierPoint(p.budget, p.needs_met, None) for p in outlook.frontier)
    examples = tuple(replace(e, people_helped=None, cost=Money(1e6, 2e6, 3e6, "EUR", 2016)) for e in outlook.examples)
    page = told(replace(outlook, frontier=points, examples=examples), dossier)

    assert page.count("No figure") == len(points) - 1
    assert "People helped: <" not in page
    assert "EUR\u00a02\u00a0million (1–3\u00a0million)" in page
