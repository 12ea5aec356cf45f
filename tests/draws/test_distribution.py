"""What a range means as a distribution."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import beta

from bybro.draws.distribution import Distribution, of_estimate, of_fact, of_range, of_unknown
from bybro.model.estimate import Estimate
from tests.builders import a_fact, an_indicator, estimate_row

SHARES = np.linspace(0.001, 0.999, 999)

UNITS = ("t/day", "percent", None, "count", "h/day", "degC")


@st.composite
def ranges(draw: st.DrawFn) -> Distribution:
    """Any distribution that a range with spread can mean."""
    low = draw(st.floats(-100, 1000, allow_subnormal=False))
    high = low + draw(st.floats(0.1, 10_000))
    mode = draw(st.one_of(st.none(), st.floats(0, 1).map(lambda part: min(high, low + part * (high - low)))))
    return of_range(low, mode, high, draw(st.sampled_from(UNITS)))


def test_no_mode_means_uniform() -> None:
    d = of_range(20, None, 60, "t/day")

    assert [d.at_most(x) for x in (20, 30, 40, 60)] == pytest.approx([0, 0.25, 0.5, 1])
    assert d.mean == 40
    assert d.quantile(np.array([0.25, 0.5])) == pytest.approx([30, 40])


@given(st.floats(-50, 50), st.floats(0.5, 5), st.floats(0, 1))
def test_a_mode_means_pert_with_its_published_mean_and_spread(low: float, width: float, part: float) -> None:
    """Mean (low + 4 mode + high) / 6; shapes 1 + 4 (mode - low) / width and 1 + 4 (high - mode) / width."""
    mode, high = low + part * width, low + width
    mode = min(mode, high)
    d = of_range(low, mode, high, "percent")
    same = beta(1 + 4 * (mode - low) / width, 1 + 4 * (high - mode) / width, loc=low, scale=width)

    assert d.mean == pytest.approx((low + 4 * mode + high) / 6, abs=1e-9)
    assert d.quantile(SHARES) == pytest.approx(same.ppf(SHARES), abs=5e-6 * width)
    assert d.quantile(SHARES).mean() == pytest.approx(d.mean, abs=0.01 * width)


@pytest.mark.parametrize("unit", ["t/day", "ha", "count", "EUR", "h/day", "dimensionless"])
def test_a_positive_range_of_more_than_a_factor_ten_is_on_the_log_scale(unit: str) -> None:
    d = of_range(1, None, 10_000, unit)

    assert [d.at_most(10.0**n) for n in range(5)] == pytest.approx([0, 0.25, 0.5, 0.75, 1])
    assert d.quantile(np.array([0.5])) == pytest.approx([100])


def test_a_mode_on_the_log_scale_stands_at_its_place_on_that_scale() -> None:
    """PERT of the decades: with the mode at their middle, half lies below it."""
    d = of_range(1, 100, 10_000, "t/day")

    assert d.at_most(100) == pytest.approx(0.5)
    assert d.at_most(10) == pytest.approx(beta(3, 3).cdf(0.25))


def test_a_range_from_next_to_nothing_has_its_mode_in_place_too() -> None:
    d = of_range(1e-310, 1, 1, "t/day")

    assert d.mean <= 1
    assert d.at_least(1e-300) == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize(
    ("low", "high", "unit"),
    [
        (1, 10, "t/day"),  # a factor ten is not more than ten
        (1, 99, "percent"),
        (0.01, 0.9, None),
        (0, 1000, "t/day"),
        (-5, 1000, "t/day"),
        (1, 30, "degC"),  # the zero of this scale is no nothing
    ],
)
def test_any_other_range_is_on_the_plain_scale(low: float, high: float, unit: str | None) -> None:
    d = of_range(low, None, high, unit)

    assert d.at_most((low + high) / 2) == pytest.approx(0.5)


@given(ranges(), st.floats(-0.2, 1.2))
def test_at_least_and_at_most_complement_each_other(d: Distribution, part: float) -> None:
    value = d.low + part * (d.high - d.low)

    assert d.at_least(value) + d.at_most(value) == pytest.approx(1)


@given(ranges(), st.floats(0, 1), st.floats(0, 1))
def test_more_is_never_likelier_than_less(d: Distribution, one: float, other: float) -> None:
    low, high = (d.low + part * (d.high - d.low) for part in sorted((one, other)))

    assert 0 <= d.at_most(low) <= d.at_most(high) <= 1
    assert 1 >= d.at_least(low) >= d.at_least(high) >= 0


@given(ranges(), st.floats(0.001, 0.999))
def test_the_quantile_is_the_inverse_of_at_most(d: Distribution, share: float) -> None:
    (value,) = d.quantile(np.array([share]))

    assert d.low <= value <= d.high
    assert d.at_most(float(value)) == pytest.approx(share, abs=1e-6)


@given(d=ranges())
def test_many_quantiles_are_those_asked_for_one_by_one(d: Distribution) -> None:
    many = d.quantile(np.linspace(0.0, 1.0, 1025))
    one_by_one = np.array([d.quantile(np.array([share]))[0] for share in np.linspace(0.0, 1.0, 1025)[::64]])

    assert (np.diff(many) >= 0.0).all()
    width = np.log(d.high / d.low) * np.maximum(one_by_one, many[::64]) if d.log else d.high - d.low
    assert (np.abs(many[::64] - one_by_one) <= 5e-6 * width).all()


@pytest.mark.parametrize("mode", [None, 7])
def test_a_range_without_spread_is_a_point(mode: float | None) -> None:
    d = of_range(7, mode, 7, "t/day")

    assert (d.at_least(7), d.at_most(7)) == (1, 1)
    assert (d.at_least(7.001), d.at_most(6.999)) == (0, 0)
    assert d.mean == 7
    assert d.quantile(SHARES).tolist() == [7] * len(SHARES)


def test_outside_its_bounds_a_range_is_certain() -> None:
    d = of_range(10, 12, 20, "percent")

    assert (d.at_least(9), d.at_least(21), d.at_most(9), d.at_most(21)) == (1, 0, 0, 1)


def test_an_estimate_means_its_own_range() -> None:
    estimate = Estimate.model_validate({"low": 1, "mode": 2, "high": 4, "unit": "t/day", "year": None})

    assert of_estimate(estimate) == of_range(1, 2, 4, "t/day")


def test_a_fact_is_told_in_the_unit_of_its_indicator() -> None:
    fact = a_fact(estimate=estimate_row(2, 6, 3, unit="km**2"))

    assert of_fact(fact, an_indicator(), 100.0) == of_range(200, 300, 600, "ha")


def test_a_thermometer_in_kelvin_is_moved_and_not_only_scaled() -> None:
    fact = a_fact(indicator="sea", estimate=estimate_row(283.15, 293.15, unit="K"))
    sea = an_indicator(id="sea", unit="degC", plausible_low=-2, plausible_high=30)

    d = of_fact(fact, sea, 1.0, -273.15)

    assert (d.low, d.high) == pytest.approx((10, 20))


def test_at_least_opens_only_the_high_side() -> None:
    d = of_fact(a_fact(estimate=estimate_row(40), bound="at least"), an_indicator(plausible_high=100), 1.0)

    assert (d.low, d.high) == (40, 100)
    assert d.at_least(40) == 1
    assert d.at_least(70) == pytest.approx(0.5)


def test_at_most_opens_only_the_low_side() -> None:
    d = of_fact(a_fact(estimate=estimate_row(40), bound="at most"), an_indicator(plausible_low=0), 1.0)

    assert (d.low, d.high) == (0, 40)
    assert d.at_most(40) == 1
    assert d.at_most(10) == pytest.approx(0.25)


@pytest.mark.parametrize("bound", ["at least", "at most"])
def test_a_range_that_already_says_both_ends_is_not_opened_further(bound: str) -> None:
    """The dossier's own way: "more than 95 per cent" stands as 95 to 100, at least."""
    assert of_fact(a_fact(estimate=estimate_row(20, 30), bound=bound), an_indicator(), 1.0) == of_range(
        20, None, 30, "ha"
    )


@given(st.floats(0.1, 500), st.sampled_from(["at least", "at most"]), st.floats(0, 600))
def test_a_bound_says_no_more_than_the_figure_itself_on_its_closed_side(
    figure: float, bound: str, value: float
) -> None:
    """A figure beyond the plausible end stays what it is."""
    assume(value != figure)
    point = of_fact(a_fact(estimate=estimate_row(figure)), an_indicator(), 1.0)
    opened = of_fact(a_fact(estimate=estimate_row(figure), bound=bound), an_indicator(), 1.0)

    if bound == "at least":
        assert opened.at_least(value) >= point.at_least(value)
        assert (opened.low, opened.high) == (figure, max(figure, 100))
    else:
        assert opened.at_most(value) >= point.at_most(value)
        assert (opened.low, opened.high) == (0, figure)


def test_an_unknown_share_is_uniform_over_its_plausible_range() -> None:
    d = of_unknown(an_indicator(unit="percent", plausible_low=0, plausible_high=80))

    assert d.at_least(60) == pytest.approx(0.25)


def test_an_unknown_temperature_is_uniform_over_its_plausible_range() -> None:
    d = of_unknown(an_indicator(unit="degC", plausible_low=-2, plausible_high=30))

    assert d.at_most(6) == pytest.approx(0.25)


@pytest.mark.parametrize("unit", ["t/day", "MW", "ha", "count"])
def test_an_unknown_open_quantity_is_uniform_over_its_decades(unit: str) -> None:
    d = of_unknown(an_indicator(unit=unit, plausible_low=1, plausible_high=10_000))

    assert d.at_least(1000) == pytest.approx(0.25)


def test_the_decades_of_an_unknown_that_may_be_nothing_begin_at_a_ten_thousandth() -> None:
    d = of_unknown(an_indicator(unit="t/day", plausible_low=0, plausible_high=10_000))

    assert (d.low, d.high) == pytest.approx((1, 10_000))
    assert d.at_most(100) == pytest.approx(0.5)


def test_an_open_quantity_that_may_be_negative_is_uniform() -> None:
    d = of_unknown(an_indicator(unit="m", plausible_low=-50, plausible_high=150))

    assert d.at_most(0) == pytest.approx(0.25)


@given(ranges())
def test_a_distribution_of_a_range_has_no_odd_number(d: Distribution) -> None:
    assert all(map(math.isfinite, (d.mean, *d.quantile(np.array([0.0, 0.5, 1.0])))))
