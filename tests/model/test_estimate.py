"""A number never travels alone: ranges that are none cannot be made."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from bybro.lexicon.units import names
from bybro.model.estimate import Estimate, Range
from tests.strategies import numbers, ordered

NOT_NUMBERS: list[Any] = [True, False, "4", None, math.nan, math.inf, -math.inf, 1e25, 10**400, [4], {"low": 4}]


def _refused(**row: Any) -> list[tuple[str, tuple[int | str, ...]]]:  # noqa: ANN401  (any value may be wrong)
    with pytest.raises(ValidationError) as fault:
        Estimate.model_validate({"low": 1, "mode": 2, "high": 3, "unit": "t/day", "year": 2015} | row)
    return [(error["type"], error["loc"][:1]) for error in fault.value.errors()]


@given(ordered())
def test_bounds_in_order_with_the_mode_between_make_a_range(bounds: tuple[float, float, float]) -> None:
    low, mode, high = bounds

    made = Range(low=low, mode=mode, high=high, unit="t/day")

    assert (made.low, made.mode, made.high, made.is_point) == (low, mode, high, low == high)


@given(numbers, numbers, st.none() | numbers)
def test_a_low_above_the_high_is_refused_whatever_the_mode(low: float, high: float, mode: float | None) -> None:
    assume(low > high)

    assert _refused(low=low, mode=mode, high=high) == [("range_reversed", ())]


@given(ordered())
def test_a_mode_outside_the_bounds_is_refused(bounds: tuple[float, float, float]) -> None:
    first, second, third = bounds
    assume(first < second < third)

    assert _refused(low=second, mode=first, high=third) == [("range_reversed", ())]
    assert _refused(low=first, mode=third, high=second) == [("range_reversed", ())]


@pytest.mark.parametrize("field", ["low", "high"])
@pytest.mark.parametrize("value", NOT_NUMBERS, ids=repr)
def test_a_bound_is_a_finite_number_and_nothing_else(field: str, value: object) -> None:
    """Yes is not 1, and a number in quotes is a text; what overflows is no figure of a city's."""
    assert {place for _, place in _refused(**{field: value})} == {(field,)}


@pytest.mark.parametrize("value", [v for v in NOT_NUMBERS if v is not None], ids=repr)
def test_a_mode_is_a_finite_number_or_unknown(value: object) -> None:
    assert {place for _, place in _refused(mode=value)} == {("mode",)}
    assert Range(low=1, mode=None, high=3, unit=None).mode is None


@pytest.mark.parametrize("field", ["low", "mode", "high", "unit", "year"])
def test_nothing_of_an_estimate_can_be_left_out(field: str) -> None:
    """Unknown is written down as null, so that a slip of the pen is not taken for it."""
    row = {"low": 1, "mode": 2, "high": 3, "unit": "t/day", "year": 2015}
    del row[field]

    with pytest.raises(ValidationError):
        Estimate.model_validate(row)


@pytest.mark.parametrize(
    "unit", ["tons", "ton", "m3/day", "t/day ", "t/day\n", "", "t//day", "€", "3*t", "T/DAY", "t^2"]
)
def test_a_unit_that_is_not_on_the_list_is_refused(unit: str) -> None:
    """Tons may be short, long or metric: the tonne is `t`."""
    assert _refused(unit=unit) == [("unit_unknown", ("unit",))]


@given(st.sampled_from(sorted(names())), st.sampled_from(sorted(names())))
def test_a_unit_made_of_names_of_the_list_is_taken(above: str, below: str) -> None:
    assert Range(low=1, mode=None, high=1, unit=f"{above}**2/{below}").unit == f"{above}**2/{below}"


@pytest.mark.parametrize("year", [0, -1, 10_000, 2015.0, "2015", True, math.nan])
def test_a_year_is_a_whole_number_of_the_calendar(year: object) -> None:
    assert {place for _, place in _refused(year=year)} == {("year",)}


def test_a_range_cannot_be_changed() -> None:
    made = Range(low=1, mode=None, high=3, unit=None)

    with pytest.raises(ValidationError):
        made.low = 9  # type: ignore[misc]

    assert made.low == 1


def test_a_number_stays_as_it_was_written() -> None:
    """250000 is not 250000.0: a second write gives the same bytes."""
    row = {"low": 250_000, "mode": 250_000.5, "high": 1_000_000, "unit": "count"}

    assert repr(Range.model_validate(row).to_row()) == repr(row)
