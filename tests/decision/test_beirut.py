"""The Beirut test: a waste incinerator is no answer to Beirut's waste of 2016, and the page says why first.

A Lebanese broadcaster asked of it in 2016: is there space, money for 600 t a day, a place for the ash, sorting at
source? The first prototype of plainer rules had put it on top.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bybro.model.match import RELEVANT, Match

if TYPE_CHECKING:
    from bybro.model.dossier import Dossier
    from bybro.model.match import NeedMatches

NEEDS = ("waste-beirut-municipality", "waste-treatment-capacity")
ASKED_FIRST = {
    "site": {"land_available_ha"},
    "outlet for ash": {"ash_disposal_site"},
    "sorting at source": {"source_sorting"},
    "neighbours": {"neighbour_acceptance"},
    "money": {"waste_fees_paid", "capital_funding", "long_term_loans"},
}
FIRST_LINES = 8


@pytest.fixture(params=NEEDS)
def incinerations(request: pytest.FixtureRequest, everything: tuple[NeedMatches, ...]) -> list[Match]:
    """Every incineration solution held against a need for waste, whatever its relevance."""
    (answer,) = (a for a in everything if a.need.id == request.param)
    return [m for m in answer.matches if m.solution.class_ == "incineration"]


def test_no_incineration_solution_could_be_done(incinerations: list[Match]) -> None:
    assert len(incinerations) >= 4
    assert [m.solution.id for m in incinerations if m.group == "could"] == []


def test_the_site_stops_each_of_them_whoever_offers_it(incinerations: list[Match]) -> None:
    assert {m.solution.id: m.group for m in incinerations if "land_available_ha" not in m.stopped_by} == {}


def test_site_ash_sorting_neighbours_and_money_stand_first(incinerations: list[Match]) -> None:
    """Each among the first eight of a dozen and more lines, and none of them as something that holds."""
    for m in incinerations:
        first = {line.requirement.indicator: line.verdict for line in m.lines[:FIRST_LINES]}
        missing = [what for what, names in ASKED_FIRST.items() if not names & first.keys()]

        assert len(m.lines) > FIRST_LINES
        assert missing == [], m.solution.id
        assert not {"holds", "likely"} & set(first.values()), m.solution.id


def test_site_and_sorting_fail_by_facts_that_are_named(incinerations: list[Match]) -> None:
    for m in incinerations:
        told = {line.requirement.indicator: line for line in m.lines}

        assert {told[i].verdict for i in ("land_available_ha", "source_sorting")} == {"fails"}, m.solution.id
        assert all(told[i].facts for i in ("land_available_ha", "source_sorting", "ash_disposal_site")), m.solution.id


def test_residual_waste_and_long_term_loans_are_unknown_without_hindsight(incinerations: list[Match]) -> None:
    for m in incinerations:
        told = {line.requirement.indicator: line.verdict for line in m.lines}

        assert told["residual_waste_t_per_day"] == "unknown", m.solution.id
        assert told.get("long_term_loans", "unknown") == "unknown", m.solution.id


def test_the_whole_checklist_is_asked_of_each_of_them(incinerations: list[Match], example: Dossier) -> None:
    asked = {line.indicator for line in example.class_by_id["incineration"].lines}

    for m in incinerations:
        assert asked <= {line.requirement.indicator for line in m.lines}, m.solution.id


def test_its_chance_is_small_and_it_stands_below_all_that_could_be_done(
    incinerations: list[Match], everything: tuple[NeedMatches, ...]
) -> None:
    (answer,) = (a for a in everything if a.need.id == incinerations[0].need.id)
    places = {m.solution.id: n for n, m in enumerate(answer.matches)}
    could = [places[m.solution.id] for m in answer.matches if m.group == "could" and m.relevance >= RELEVANT]

    for m in incinerations:
        assert m.chance.as_listed < 0.01, m.solution.id
        assert m.rank is None
        assert all(place < places[m.solution.id] for place in could)
