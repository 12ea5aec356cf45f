"""Figures are rounded for reading, and rounding never turns something into nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bybro.model.estimate import Range
from bybro.model.match import Money, Spread
from bybro.model.solution import Cost
from bybro.wording import figures
from bybro.wording.messages import LANGUAGES

languages = st.sampled_from(LANGUAGES)
values = st.floats(-1e15, 1e15, allow_nan=False)
amounts = st.floats(0, 1e15, allow_nan=False)
shares = st.floats(0, 1)
units = st.sampled_from(
    [None, "count", "percent", "EUR", "t/day", "m**3/day", "h/day", "count/year", "EUR/kWh", "month"]
)


def plain(text: str) -> str:
    """The text with ordinary spaces, so that it can be compared in a test."""
    return re.sub("[\u00a0\u202f\u2009]", " ", text)


@pytest.mark.parametrize(
    ("value", "en", "da", "fr", "ar"),
    [
        (0, "0", "0", "0", "0"),
        (9876, "9,876", "9.876", "9 876", "9.876"),
        (12345, "12,300", "12.300", "12 300", "12.300"),
        (0.01234, "0.0123", "0,0123", "0,0123", "0,0123"),
        (-2, "-2", "-2", "-2", "\u200e-2"),
        (1_234_567, "1.23 million", "1,23 mio.", "1,23 million", "1,23 مليون"),
        (3_000_000, "3 million", "3 mio.", "3 millions", "3 ملايين"),
        (999_999, "1 million", "1 mio.", "1 million", "1 مليون"),
        (2_500_000_000, "2.5 billion", "2,5 mia.", "2,5 milliards", "2,5 مليار"),
    ],
)
def test_a_number_is_written_as_its_readers_write_it(value: float, en: str, da: str, fr: str, ar: str) -> None:
    assert [plain(figures.number(value, language)) for language in LANGUAGES] == [en, da, fr, ar]


def test_a_year_is_not_grouped() -> None:
    assert figures.year(2016) == "2016"


@given(values, languages)
def test_a_number_that_is_not_zero_is_not_printed_as_zero(value: float, language: str) -> None:
    assert (re.search("[1-9]", figures.number(value, language)) is None) == (value == 0)


@given(values, values, units, languages)
def test_digits_are_western_in_all_languages(one: float, other: float, unit: str | None, language: str) -> None:
    text = figures.span(min(one, other), max(one, other), unit, language) + figures.quantity(one, unit, language)

    assert {sign for sign in text if sign.isdecimal()} <= set("0123456789")


@given(values, units, languages)
def test_a_range_of_equal_ends_is_one_number(value: float, unit: str | None, language: str) -> None:
    assert figures.span(value, value, unit, language) == figures.quantity(value, unit, language)
    assert figures.spread(Spread.point(value), unit, language) == figures.quantity(value, unit, language)


@pytest.mark.parametrize(
    ("low", "high", "unit", "expected"),
    [
        (10, 20, "ha", "10–20 ha"),
        (10_010, 10_040, "ha", "10,000 ha"),
        (1e6, 2e6, "count", "1–2 million"),
        (0, 2e6, "count", "0–2 million"),
        (1.2, 2e6, "t", "1.2–2,000,000 t"),
        (9e8, 1.2e9, "USD", "USD 900 million to 1.2 billion"),
        (-2, 30, "degC", "-2 to 30 °C"),
        (20, 31, "percent", "20–31%"),
        (5, None, "ha", "at least 5 ha"),
        (None, 3, "h/day", "at most 3 hours a day"),
    ],
)
def test_a_range_says_once_what_its_ends_share(low: float | None, high: float | None, unit: str, expected: str) -> None:
    assert plain(figures.span(low, high, unit, "en")) == expected


def test_a_range_reads_from_right_to_left_in_words() -> None:
    assert plain(figures.span(10, 20, "ha", "ar")) == "10 إلى 20 هكتار"


def test_a_range_without_any_end_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one end"):
        figures.span(None, None, "ha", "en")


@pytest.mark.parametrize(
    ("low", "mode", "high", "unit", "expected"),
    [
        (1e6, None, 2e6, "count", "1–2 million"),
        (250_000, 250_000, 520_000, "m**3/day", "250,000 m³/day (250,000–520,000)"),
        (20, 26, 31, "percent", "26% (20–31%)"),
        (5, 5, 5, "ha", "5 ha"),
        (1, 1, 1, None, "yes"),
        (0, 0, 0, None, "no"),
        (0.7, None, 0.9, None, "chance of yes: 70–90%"),
    ],
)
def test_an_estimate_keeps_its_range(
    low: float, mode: float | None, high: float, unit: str | None, expected: str
) -> None:
    assert plain(figures.estimate(Range(low=low, mode=mode, high=high, unit=unit), "en")) == expected


def test_a_bounded_estimate_opens_its_own_side() -> None:
    fifty = Range(low=50, mode=50, high=50, unit="count")

    assert figures.estimate(fifty, "en", bound="at least") == "at least 50"
    assert figures.estimate(fifty, "en", bound="at most") == "at most 50"


@given(shares, languages)
def test_only_nothing_is_zero_per_cent_and_only_all_is_a_hundred(value: float, language: str) -> None:
    text = plain(figures.probability(value, language)).replace(" ", "")

    assert (text == "0%") == (value == 0)
    assert (text == "100%") == (value == 1)


@given(st.lists(shares, min_size=3, max_size=3).map(sorted), languages)
def test_a_share_with_its_range_never_claims_nothing(parts: list[float], language: str) -> None:
    text = plain(figures.share(Spread(*parts), language))

    assert (re.search(r"(?<!\d)0(?!\d)", text) is None) or parts[0] == 0


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0.004, "under 1 %"),
        (0.996, "over 99 %"),
        (0.26, "26 %"),
        (1.3, "130 %"),
        (Spread(0.2, 0.26, 0.31), "26 % (20–31 %)"),
        (Spread(0.001, 0.1, 0.3), "10 % (under 1 % til 30 %)"),
        (Spread(0.001, 0.002, 0.003), "under 1 %"),
    ],
)
def test_a_share_is_told_in_whole_per_cents(value: float | Spread, expected: str) -> None:
    assert plain(figures.share(value, "da")) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Money(1e6, 1.2e6, 2e6, "EUR", 2016, adjusted=True), "1,2 mio. euro (1–2 mio.), 2016-priser"),
        (Money(3e6, 3e6, 3e6, "DKK"), "3 mio. kr."),
        (
            Money(3e6, 3e6, 3e6, "DKK", 2016),
            "3 mio. kr., omregnet med valutakurser fra 2016, ikke prisreguleret",
        ),
        (Cost(low=43e6, high=43e6, currency="DKK", year=2015, covers="all", per="unit"), "43 mio. kr., 2015-priser"),
        (
            Cost(low=5, high=None, currency="EUR", year=None, covers="all", per="unit"),
            "mindst 5 euro, årstal ikke oplyst",
        ),
    ],
)
def test_money_says_its_year(value: Money | Cost, expected: str) -> None:
    assert plain(figures.money(value, "da")) == expected


@given(amounts, languages)
def test_a_sum_of_money_is_rounded_as_other_numbers_are(value: float, language: str) -> None:
    assert figures.number(value, language) in figures.amount(value, value, "EUR", language)
