"""What speaks for and against a match, as codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bybro.matching.reasons import reasons_against, reasons_for
from tests.builders import HOME, a_class, a_dossier, a_need, a_requirement, a_solution
from tests.matching.place import a_question, asks, held_against, says

if TYPE_CHECKING:
    from bybro.matching.candidate import Candidate
    from bybro.model.fact import Fact
    from bybro.model.solution import Solution

SITE = a_question("site")


def _codes(candidate: Candidate) -> tuple[set[str], set[str]]:
    return {r.code for r in reasons_for(candidate)}, {r.code for r in reasons_against(candidate)}


def _candidate(solution: Solution, *facts: Fact) -> Candidate:
    classes = (a_class(lines=[asks("site")]), a_class(id="wind", lines=[]))
    return held_against(solution=solution, dossier=a_dossier(indicators=(SITE,), facts=facts, classes=classes))


def test_a_line_that_holds_speaks_for_it_with_the_fact_that_says_so() -> None:
    fact = says("site", 0.95)

    found = reasons_for(_candidate(a_solution(requirements=[asks("site")]), fact))

    assert [r.facts for r in found if r.code == "requirement_holds"] == [(fact.id,)]
    assert "no_stopper" in {r.code for r in found}


@pytest.mark.parametrize(("yes", "code"), [(0.05, "requirement_fails"), (0.2, "requirement_unlikely")])
def test_an_adverse_line_speaks_against_it_with_the_fact_that_says_so(yes: float, code: str) -> None:
    fact = says("site", yes)

    candidate = _candidate(a_solution(requirements=[asks("site")]), fact)

    assert [r.facts for r in reasons_against(candidate) if r.code == code] == [(fact.id,)]
    assert "no_stopper" not in {r.code for r in reasons_for(candidate)}


def test_a_line_that_is_only_important_is_told_by_its_verdict_alone() -> None:
    solution = a_solution(requirements=[asks("site", importance="important")])

    assert "requirement_fails" not in _codes(_candidate(solution, says("site", 0.05)))[1]


def test_what_is_unknown_and_what_is_not_stated_are_told_apart() -> None:
    stated = _candidate(a_solution(requirements=[asks("site")]))
    silent = _candidate(a_solution(requirements=[], class_="digestion"))

    assert {"unknown_lines", "not_stated"} & _codes(stated)[1] == {"unknown_lines"}
    assert {"unknown_lines", "not_stated"} & _codes(silent)[1] == {"not_stated"}


def test_silence_is_said() -> None:
    pro, contra = _codes(_candidate(a_solution(requirements=[])))

    assert "no_lines" in contra
    assert "no_stopper" not in pro


def test_assumed_numbers_and_remarks_are_said() -> None:
    remark = a_requirement(indicator=None, op=None, value=None, unit=None)

    contra = _codes(_candidate(a_solution(requirements=[asks("site", assumed=True), remark])))[1]

    assert {"assumed_numbers", "remarks"} <= contra


@pytest.mark.parametrize(("capacity", "is_too_big"), [(160, False), (170, True)])
def test_a_plant_that_would_stand_more_than_four_tenths_idle_is_too_big(capacity: float, is_too_big: bool) -> None:  # noqa: FBT001
    """The need is 100 t a day."""
    size = {"value": capacity, "unit": "t/day", "serves": "organic waste", "basis": "yearly mean"}

    contra = _codes(held_against(solution=a_solution(capacity=size)))[1]

    assert ("too_big" in contra) == is_too_big


@pytest.mark.parametrize(("capacity", "is_said"), [(0.11, False), (0.09, True)])
def test_over_a_hundred_units_for_a_tenth_is_not_at_this_scale(capacity: float, is_said: bool) -> None:  # noqa: FBT001
    """A tenth of the need is 10 t a day."""
    size = {"value": capacity, "unit": "t/day", "serves": "organic waste", "basis": "yearly mean"}

    contra = _codes(held_against(solution=a_solution(capacity=size)))[1]

    assert ("not_at_this_scale" in contra) == is_said


def test_what_is_missing_is_said_and_not_claimed() -> None:
    pro, contra = _codes(held_against(a_need(demand=None), a_solution(cost=None)))

    assert {"no_size", "no_cost"} <= contra
    assert not {"covers", "serves_people"} & pro


def test_what_delivers_no_service_is_neither_sized_nor_blamed_for_it() -> None:
    pro, contra = _codes(held_against(solution=a_solution(delivers="study", capacity=None, cost=None)))

    assert not {"no_size", "no_cost", "too_big", "small_share"} & contra
    assert not {"covers", "serves_people"} & pro


@pytest.mark.parametrize(
    ("place", "year", "pro", "contra"),
    [
        ("Marsa", 2012, {"reference_here"}, set()),
        (HOME, 2012, {"dated_references"}, set()),
        (HOME, 2018, set(), {"only_later_references"}),
        (HOME, None, set(), {"no_dated_reference"}),
    ],
)
def test_references_are_told_by_place_and_time(place: str, year: int | None, pro: set[str], contra: set[str]) -> None:
    references = [{"place": place, "year": year, "note": "built"}]
    told = {"reference_here", "dated_references", "only_later_references", "no_dated_reference"}

    found = _codes(held_against(solution=a_solution(references=references)))

    assert (found[0] & told, found[1] & told) == (pro, contra)


def test_other_needs_it_helps_are_said_with_their_themes() -> None:
    assert [dict(r.values) for r in reasons_for(held_against(helps=("water",))) if r.code == "co_benefits"] == [
        {"themes": ("water",)}
    ]
    assert "co_benefits" not in _codes(held_against())[0]


@given(st.sampled_from([0.02, 0.2, 0.5, 0.8, 0.97]), st.sampled_from(["killer", "crucial"]))
def test_one_line_never_speaks_for_and_against(yes: float, importance: str) -> None:
    candidate = _candidate(a_solution(requirements=[asks("site", importance=importance)]), says("site", yes))
    pro = {r.code for r in reasons_for(candidate) if r.facts}
    contra = {r.code for r in reasons_against(candidate) if r.facts}

    assert len(pro) + len(contra) == (0 if yes == 0.5 else 1)
