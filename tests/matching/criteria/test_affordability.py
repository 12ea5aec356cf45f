"""How light the first programme is to pay for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bybro.matching.criteria.affordability import affordability
from tests.builders import a_need, a_solution
from tests.matching.place import held_against

if TYPE_CHECKING:
    from bybro.model.match import Spread


def _light(low: float, high: float | None = None) -> Spread | None:
    """Of a solution whose one unit costs so much and does the whole need."""
    cost = {"low": low, "high": low if high is None else high, "currency": "EUR", "year": 2016, "covers": "all"}
    capacity = {"value": 1000, "unit": "t/day", "serves": "organic waste", "basis": "yearly mean"}
    solution = a_solution(cost={**cost, "per": "unit"}, capacity=capacity)
    return affordability(held_against(a_need(), solution))


@pytest.mark.parametrize(
    ("cost", "light"),
    [(0, 1), (1e4, 1), (1e5, 0.8), (1e6, 0.6), (10**6.5, 0.5), (1e8, 0.2), (1e9, 0), (1e12, 0)],
)
def test_each_factor_ten_costs_a_fifth_from_ten_thousand_to_a_thousand_million(cost: float, light: float) -> None:
    spread = _light(cost)

    assert spread is not None
    assert (spread.p05, spread.p50, spread.p95) == pytest.approx((light,) * 3)


def test_the_dearest_end_of_the_cost_is_the_lowest_end_of_the_criterion() -> None:
    spread = _light(1e6, 9e6)

    assert spread is not None
    assert spread.p05 < spread.p50 < spread.p95


def test_without_a_cost_it_is_unknown() -> None:
    assert affordability(held_against(solution=a_solution(cost=None))) is None


def test_without_a_size_it_is_unknown_whatever_a_unit_costs() -> None:
    assert affordability(held_against(a_need(demand=None))) is None


@given(st.floats(1, 1e10), st.floats(1, 10))
def test_dearer_is_never_lighter(cost: float, times: float) -> None:
    cheap, dear = _light(cost), _light(cost * times)

    assert cheap is not None
    assert dear is not None
    assert dear.p50 <= cheap.p50
