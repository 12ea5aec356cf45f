"""Money goes between currencies by dated rates, both ways and over one between."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bybro.model.money import exchange_rate
from tests.builders import a_rate

if TYPE_CHECKING:
    from bybro.model.rate import Rate

years = st.none() | st.integers(1990, 2030)
rows = st.builds(
    lambda pair, year, rate: a_rate(from_=pair[0], to=pair[1], year=year, rate=rate),
    st.permutations(["EUR", "USD", "DKK", "LBP"]),
    st.integers(1990, 2030),
    st.floats(1e-4, 1e4),
)


def _rate(currency: str, other: str, rate: float, year: int = 2016) -> Rate:
    return a_rate(from_=currency, to=other, rate=rate, year=year)


def test_a_rate_is_used_both_ways() -> None:
    """2016: one euro is 7.4452 kroner."""
    rates = [_rate("EUR", "DKK", 7.4452)]

    assert exchange_rate(rates, "EUR", "DKK", 2016) == 7.4452
    assert exchange_rate(rates, "DKK", "EUR", 2016) == pytest.approx(1 / 7.4452)


def test_rates_are_chained_over_one_currency_between() -> None:
    """Pounds of Lebanon to kroner over the dollar: 1507.5 LBP a dollar, 6.7 kroner a dollar."""
    rates = [_rate("USD", "LBP", 1507.5), _rate("USD", "DKK", 6.7)]

    assert exchange_rate(rates, "LBP", "DKK", 2016) == pytest.approx(6.7 / 1507.5)
    assert exchange_rate(rates, "DKK", "LBP", 2016) == pytest.approx(1507.5 / 6.7)


def test_a_stated_rate_stands_over_a_chain() -> None:
    rates = [_rate("EUR", "USD", 1.1), _rate("USD", "DKK", 6.7), _rate("EUR", "DKK", 7.4)]

    assert exchange_rate(rates, "EUR", "DKK", 2016) == 7.4


def test_of_two_chains_that_of_the_nearest_years_is_taken() -> None:
    rates = [
        *(_rate("EUR", "USD", 2, 2016), _rate("USD", "DKK", 3, 2016)),
        *(_rate("EUR", "CHF", 5, 2016), _rate("CHF", "DKK", 7, 2015)),
    ]

    assert exchange_rate(rates, "EUR", "DKK", 2016) == 6
    assert exchange_rate(rates, "DKK", "EUR", 2016) == pytest.approx(1 / 6)
    assert exchange_rate(rates, "EUR", "DKK", 2010) == 35


def test_two_currencies_between_are_one_too_many() -> None:
    rates = [_rate("EUR", "USD", 1.1), _rate("USD", "LBP", 1500), _rate("LBP", "CHF", 0.0007)]

    assert exchange_rate(rates, "EUR", "CHF", 2016) is None


def test_no_rate_is_unknown_and_not_one() -> None:
    assert exchange_rate([], "EUR", "DKK", 2016) is None
    assert exchange_rate([_rate("EUR", "USD", 1.1)], "EUR", "DKK", 2016) is None


@pytest.mark.parametrize(
    ("asked", "found"), [(1999, 1.0), (2013, 2.0), (2015, 2.0), (2017, 3.0), (2018, 3.0), (2040, 3.0), (None, 3.0)]
)
def test_the_nearest_year_is_taken_and_of_two_the_later(asked: int | None, found: float) -> None:
    rates = [_rate("EUR", "USD", 3.0, 2019), _rate("EUR", "USD", 1.0, 2000), _rate("EUR", "USD", 2.0, 2015)]

    assert exchange_rate(rates, "EUR", "USD", asked) == found


def test_the_nearest_year_is_looked_for_in_both_directions() -> None:
    """A rate told the other way round in the very year stands over one of years ago."""
    rates = [_rate("EUR", "USD", 1.5, 2008), _rate("USD", "EUR", 0.9, 2016)]

    assert exchange_rate(rates, "EUR", "USD", 2016) == pytest.approx(1 / 0.9)


@given(st.lists(rows, max_size=6), years)
def test_there_and_back_is_where_one_began(rates: list[Rate], year: int | None) -> None:
    there = exchange_rate(rates, "EUR", "DKK", year)
    back = exchange_rate(rates, "DKK", "EUR", year)

    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert there * back == pytest.approx(1)


@given(st.lists(rows, max_size=6), st.randoms(use_true_random=False), years)
def test_the_order_of_the_rates_changes_nothing(rates: list[Rate], chance: object, year: int | None) -> None:
    shuffled = list(rates)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    assert exchange_rate(shuffled, "EUR", "DKK", year) == exchange_rate(rates, "EUR", "DKK", year)


@given(st.lists(rows, max_size=4), st.sampled_from(["EUR", "USD", "XYZ"]), years)
def test_a_currency_is_worth_itself_without_any_rate(rates: list[Rate], currency: str, year: int | None) -> None:
    assert exchange_rate(rates, currency, currency, year) == 1.0


@pytest.mark.parametrize("rate", [0, -1, "7.4", True, None])
def test_a_rate_is_a_number_above_nothing(rate: object) -> None:
    with pytest.raises(ValidationError):
        a_rate(rate=rate)
