"""One figure is one value in every language, page and file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bybro.lexicon.languages import LANGUAGES
from bybro.model.estimate import Range
from bybro.model.match import Money, Spread
from bybro.model.solution import Cost
from bybro.papers.figure import Figure, figure_text
from bybro.papers.register import Register

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from bybro.model.dossier import Dossier
    from bybro.model.match import Match
    from bybro.model.need import Need
    from bybro.model.solution import Solution
    from bybro.papers.content import CatalogueContent
    from tests.papers.page import Page


def test_every_printed_figure_is_its_value_formatted_for_the_language(
    pages: dict[str, Page], content: CatalogueContent
) -> None:
    wrong = [
        (name, figure, text)
        for name, page in pages.items()
        for figure, text in page.figures
        if text != figure_text(content.values[figure], name.split("/")[0])
    ]

    assert wrong == []
    assert sum(len(page.figures) for page in pages.values()) > 1000


def test_the_same_figures_stand_in_every_language(pages: dict[str, Page]) -> None:
    english = {name.removeprefix("en/"): page for name, page in pages.items() if name.startswith("en/")}

    for language in LANGUAGES:
        for name, page in english.items():
            other = pages[f"{language}/{name}"]
            # an Arabic or Danish sentence may name its figures in another order
            assert sorted(f for f, _ in other.figures) == sorted(f for f, _ in page.figures), f"{language}/{name}"


def test_the_views_mark_the_same_figures(views: dict[str, dict[str, Any]]) -> None:
    def marked(node: object) -> list[str]:
        if isinstance(node, dict):
            own = [node["figure"]] if isinstance(node.get("figure"), str) and "text" in node else []
            return own + [name for value in node.values() for name in marked(value)]
        return [name for value in node for name in marked(value)] if isinstance(node, list) else []

    first = sorted(marked(views["en"]))
    assert all(sorted(marked(views[language])) == first for language in LANGUAGES)


def test_the_views_are_plain_json(views: dict[str, dict[str, Any]]) -> None:
    assert json.loads(json.dumps(views, allow_nan=False)) == views


def test_a_missing_figure_prints_no_number(
    dossier: Dossier, one_need: Callable[..., dict[str, str]], bare_match: Callable[[Need, Solution], Match]
) -> None:
    """A need without size and a solution without size, cost or lines: words, never a number."""
    need = dossier.needs[0].model_copy(update={"demand": None, "affected": None, "measure": None})
    solution = dossier.offered_to(need.city)[0]

    page = one_need(need, bare_match(need, solution))[f"need-{need.id}.html"]

    kinds = ("demand", "affected", "measure", "coverage", "people_helped", "cost", "units", "as_listed", "capacity")
    assert [kind for kind in kinds if f'/{kind}"' in page] == []
    assert page.count("No figure") == 5
    assert "No requirement listed" in page


@pytest.mark.parametrize(
    ("figure", "told", "machine"),
    [
        (Figure("count", 49), "49", "49"),
        (Figure("quantity", 5, "ha"), "5\u00a0ha", "5"),
        (Figure("year", 2016), "2016", "2016"),
        (Figure("day", "2016-04-08"), "8 April 2016", "2016-04-08"),
        (Figure("probability", 0.001), "under 1%", "0.001"),
        (Figure("share", Spread(0.2, 0.26, 0.31)), "26% (20–31%)", "0.2/0.31"),
        (Figure("range", Range(low=1, mode=None, high=2, unit=None)), "1–2", "1/2"),
        (Figure("range", Range(low=30, mode=40, high=65, unit=None)), "40 (30–65)", "30/65"),
        (Figure("range", Range(low=2, mode=2, high=2, unit="ha"), "ha", "at least"), "at least 2\u00a0ha", "2"),
        (Figure("answer", Range(low=1, mode=None, high=1, unit=None)), "yes", "1"),
        (
            Figure("money", Money(1e6, 1e6, 1e6, "EUR", 2016, adjusted=True), "EUR"),
            "EUR\u00a01\u00a0million, 2016 prices",
            "1000000.0",
        ),
        (
            Figure("cost", Cost(low=5, high=None, currency="DKK", year=None, covers="a pump", per="unit"), "DKK"),
            "at least DKK\u00a05, year not stated",
            "5",
        ),
    ],
)
def test_a_figure_reads_as_wording_writes_it(figure: Figure, told: str, machine: str) -> None:
    assert figure_text(figure, "en") == told
    assert figure.machine == machine
    assert json.loads(json.dumps(figure.to_dict()))["kind"] == figure.kind


def test_one_id_never_means_two_values() -> None:
    register = Register()
    register.figure("summary/needs", Figure("count", 49))

    assert register.figure("summary/needs", Figure("count", 49)) == "summary/needs"
    with pytest.raises(ValueError, match="summary/needs"):
        register.figure("summary/needs", Figure("count", 50))


def test_what_is_not_known_has_no_id() -> None:
    register = Register()

    assert register.figure("need/x/demand", None) is None
    assert register.figures == {}
