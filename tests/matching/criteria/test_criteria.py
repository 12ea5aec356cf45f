"""The criteria that say what a candidate already holds: relevance, fit, coverage, commitment, co-benefits."""

from __future__ import annotations

import pytest

from bybro.decision.shortlist import criteria_of
from bybro.lexicon.themes import THEMES
from bybro.matching.criteria.co_benefits import co_benefits
from bybro.matching.criteria.commitment import commitment
from bybro.matching.criteria.coverage import coverage
from bybro.matching.criteria.fit import fit
from bybro.matching.criteria.relevance import relevance
from bybro.model.match import CRITERIA, Spread
from tests.builders import a_dossier, a_need, a_solution
from tests.matching.place import a_question, asks, held_against, says


@pytest.mark.parametrize(("calibrated", "value"), [(0.2, 0), (0.5, 0), (0.75, 0.5), (1, 1)])
def test_relevance_is_how_far_it_goes_beyond_worth_a_look(calibrated: float, value: float) -> None:
    assert relevance(held_against(relevance=calibrated)) == Spread.point(value)


def test_fit_is_the_standard_chance_and_not_the_chance_as_listed() -> None:
    dossier = a_dossier(indicators=(a_question("site"),), facts=(says("site", 0.8),))

    candidate = held_against(solution=a_solution(requirements=[asks("site")]), dossier=dossier)

    assert candidate.chance.as_listed == 0.8
    assert fit(candidate).p50 == pytest.approx(0.8 / 4)


def test_fit_of_a_solution_that_says_nothing_is_an_eighth() -> None:
    assert fit(held_against(solution=a_solution(requirements=[]))).p50 == 0.125


def test_coverage_is_the_share_of_the_need_with_its_range() -> None:
    candidate = held_against()

    assert coverage(candidate) == candidate.size.coverage is not None
    assert coverage(held_against(a_need(demand=None))) is None


def test_commitment_is_unknown_until_the_provider_has_been_asked() -> None:
    assert commitment(held_against()) is None


@pytest.mark.parametrize(("helps", "value"), [(0, 0), (1, 1 / 3), (2, 2 / 3), (3, 1), (11, 1)])
def test_needs_of_three_other_themes_are_enough(helps: int, value: float) -> None:
    assert co_benefits(held_against(helps=tuple(THEMES)[:helps])).p50 == pytest.approx(value)


def test_every_criterion_is_told_with_its_range_in_order_between_nothing_and_one() -> None:
    told = criteria_of(held_against(helps=("water",)))

    assert tuple(told) == CRITERIA
    assert [c for c, v in told.items() if v is None] == ["commitment"]
    assert all(0 <= v.p05 <= v.p50 <= v.p95 <= 1 for v in told.values() if v is not None)


@pytest.mark.parametrize("criterion", [relevance, fit, coverage, commitment, co_benefits])
def test_a_criterion_says_to_the_reader_what_it_is(criterion: object) -> None:
    """The first line of its docstring says what it means to a reader."""
    first = (criterion.__doc__ or "").splitlines()[0]

    assert first[0].isupper()
    assert first.endswith(".")
