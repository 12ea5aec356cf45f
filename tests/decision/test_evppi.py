"""What it is worth to know a figure: closed forms, hand sums, bounds, what must change nothing, and an honest error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.stats import norm

from bybro.decision.questions import Evppi, evppi
from bybro.errors import UsageError

if TYPE_CHECKING:
    from random import Random

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

SIZES = st.tuples(st.integers(1, 40), st.integers(1, 5), st.integers(1, 3))


def _of_normal(mean: float, spread: float) -> float:
    """What knowing a normal gap between two options is worth: E max(0, gap) - max(0, mean)."""
    return float(spread * norm.pdf(mean / spread) - abs(mean) * norm.cdf(-abs(mean) / spread))


def _two_options(seed: int, size: int, a: float, b: float, c: float) -> Evppi:
    """Nothing, or a + b x + c y, with x, y and an idle w standard normal."""
    x, y, w = np.random.default_rng(seed).normal(size=(3, size))
    return evppi(np.stack([np.zeros(size), a + b * x + c * y], axis=1), np.stack([x, y, w], axis=1))


@st.composite
def _cases(draw: st.DrawFn, *, whole: bool = True) -> tuple[Floats, Floats]:
    """Small tables, with ties and options that are alike."""
    draws, options, parameters = draw(SIZES)
    numbers = st.integers(-9, 9).map(float) if whole else st.floats(-100, 100, width=32)
    return draw(arrays(float, (draws, options), elements=numbers)), draw(
        arrays(float, (draws, parameters), elements=st.integers(-30, 30).map(float))
    )


@pytest.mark.parametrize(("a", "b", "c"), [(0.0, 1.0, 0.3), (-0.5, 1.0, 0.5), (0.4, -1.0, 2.0), (0.2, 0.5, -0.5)])
def test_two_options_with_a_normal_gap_are_as_the_closed_form_says(a: float, b: float, c: float) -> None:
    found = _two_options(1, 10_000, a, b, c)
    expected = [_of_normal(a, abs(b)), _of_normal(a, abs(c)), 0.0]

    assert found.evpi == pytest.approx(_of_normal(a, np.hypot(b, c)), abs=0.02 * np.hypot(b, c))
    assert np.abs(found.value - expected).max() < 0.03 * found.evpi + 0.01
    assert (np.abs(found.value - expected) <= 3 * found.standard_error + 0.01 * found.evpi).all()


def test_a_factor_that_says_which_of_two_options_is_better_is_worth_half_of_what_is_at_stake() -> None:
    """One of them gains or loses 1, as often; who knows gains 1 in every second draw."""
    factor = np.tile([0.0, 1.0], 50)

    found = evppi(np.stack([np.zeros(100), 2.0 * factor - 1.0], axis=1), factor[:, None])

    assert found.value == pytest.approx(0.5)
    assert found.standard_error == pytest.approx(0.5 / np.sqrt(100))
    assert found.evpi == pytest.approx(0.5)


def test_a_factor_is_worth_what_the_means_of_its_groups_say() -> None:
    """A gap of -1 where it is 0 and of 1 where it is 1, a quarter of the draws; noise of 3 that no group mean sees."""
    factor, noise = np.tile([0.0, 0, 0, 0, 0, 0, 1, 1], 5000), np.tile([-3.0, 3], 20_000)

    found = evppi(np.stack([np.zeros(40_000), 2.0 * factor - 1.0 + noise], axis=1), factor[:, None])

    assert found.value == pytest.approx(0.25, abs=0.01)
    assert found.evpi == pytest.approx(0.5 * (0.75 * 2 + 0.25 * 4))


@pytest.mark.parametrize("levels", [2, 10, 11, 40])
def test_a_parameter_of_any_number_of_values_finds_what_it_decides(levels: int) -> None:
    """The gap is the parameter, evenly spread from -1 to 1."""
    values = np.tile(np.linspace(-1.0, 1.0, levels), 4000 // levels)

    found = evppi(np.stack([np.zeros(len(values)), values], axis=1), values[:, None])

    assert found.value[0] == pytest.approx(found.evpi, rel=0.01)


@pytest.mark.parametrize("shape", [np.sin, np.exp, np.square, np.cbrt], ids=["sin", "exp", "square", "cbrt"])
def test_a_parameter_that_determines_everything_is_worth_as_much_as_knowing_all(shape: np.ufunc) -> None:
    x = np.random.default_rng(2).normal(size=5000)
    effect = shape(x) - shape(0.5)
    benefit = np.stack([np.zeros(5000), effect, -effect, 0.5 * effect + 0.1], axis=1)

    found = evppi(benefit, x[:, None])

    assert found.value[0] == pytest.approx(found.evpi, rel=0.02)


@pytest.mark.parametrize("threshold", [-1.0, 0.0, 0.5])
def test_a_threshold_is_found_and_never_told_too_high(threshold: float) -> None:
    """A smooth fit is no jump: about a tenth is lost beside it."""
    x = np.random.default_rng(5).normal(size=10_000)

    found = evppi(np.stack([np.zeros(10_000), np.where(x > threshold, 1.0, -1.0)], axis=1), x[:, None])

    assert 0.85 * found.evpi < found.value[0] <= found.evpi


def test_many_options_that_depend_on_nothing_known_make_a_parameter_worth_nothing() -> None:
    """The best of thirty fits to noise is above zero; that is taken off."""
    chance = np.random.default_rng(3)

    found = evppi(chance.normal(size=(4000, 30)), np.stack([chance.normal(size=4000), chance.integers(5, size=4000)]).T)

    assert found.evpi > 1.5
    assert (found.value < 0.01 * found.evpi).all()


def test_the_stated_error_is_as_large_as_the_estimates_spread() -> None:
    """Over 20 seeds, for two parameters that matter; most estimates lie within two errors of the truth."""
    found = [_two_options(seed, 2000, -0.5, 1.0, 0.6) for seed in range(20)]
    value, error = (np.array([getattr(f, key)[:2] for f in found]) for key in ("value", "standard_error"))
    truth = [_of_normal(-0.5, 1.0), _of_normal(-0.5, 0.6)]

    assert value.std(axis=0, ddof=1) / error.mean(axis=0) == pytest.approx(1.0, abs=0.4)
    assert (np.abs(value - truth) < 2 * error).mean() >= 0.85


@given(_cases() | _cases(whole=False))
def test_knowing_one_is_worth_no_less_than_nothing_and_no_more_than_knowing_all(case: tuple[Floats, Floats]) -> None:
    found = evppi(*case)

    assert found.value.shape == found.standard_error.shape == (case[1].shape[1],)
    assert ((found.value >= 0.0) & (found.value <= found.evpi)).all()
    assert np.isfinite(found.standard_error).all()


@given(_cases(), st.randoms(use_true_random=False))
def test_the_order_of_the_options_changes_nothing(case: tuple[Floats, Floats], chance: Random) -> None:
    benefit, drawn = case
    order = list(range(benefit.shape[1]))
    chance.shuffle(order)

    found, other = evppi(benefit, drawn), evppi(benefit[:, order], drawn)

    assert other.evpi == pytest.approx(found.evpi)
    assert other.value == pytest.approx(found.value, abs=1e-6)


def test_nor_does_it_where_two_options_are_equally_good_on_average() -> None:
    """Both are compared with the same one of the two, so that the fits are the same."""
    x, noise = np.random.default_rng(4).integers(-20, 21, size=(2, 1000)).astype(float)
    one = np.stack([np.sign(x) * 9.0 + 3.0 * noise, x**3 / 400.0 - noise, 2.0 * noise - x], axis=1)
    benefit, drawn = np.concatenate([one, -one]), np.concatenate([x, -x])[:, None]

    found = [evppi(benefit[:, order], drawn).value[0] for order in ([0, 1, 2], [1, 0, 2], [2, 1, 0], [2, 0, 1])]

    assert found == pytest.approx([found[0]] * 4, rel=1e-9)


@given(_cases(), st.integers(-1000, 1000))
def test_what_all_options_gain_alike_in_a_draw_changes_nothing(case: tuple[Floats, Floats], most: int) -> None:
    benefit, drawn = case
    alike = np.round(most * np.cos(np.arange(len(benefit))))

    found, other = evppi(benefit, drawn), evppi(benefit + alike[:, None], drawn)

    assert other.evpi == found.evpi
    assert other.value == pytest.approx(found.value, abs=1e-6)
    assert other.standard_error == pytest.approx(found.standard_error, abs=1e-6)


@given(_cases())
def test_the_unit_of_the_net_benefit_is_that_of_the_answer_and_the_unit_of_a_parameter_does_not_matter(
    case: tuple[Floats, Floats],
) -> None:
    found, other = evppi(*case), evppi(case[0] * 1024.0, case[1] * 7.0 + 3.0)

    assert other.value == pytest.approx(found.value * 1024.0, abs=1e-3)


@pytest.mark.parametrize(
    ("benefit", "drawn"),
    [
        (np.eye(3)[:, :2], np.ones((3, 1))),
        (np.ones((50, 3)), np.arange(50.0)[:, None]),
        (np.arange(50.0)[:, None], np.arange(50.0)[:, None]),
        (np.array([[1.0, 2.0]]), np.array([[5.0]])),
    ],
    ids=["constant parameter", "constant net benefit", "one option", "one draw"],
)
def test_where_there_is_nothing_to_learn_the_answer_is_nothing(benefit: Floats, drawn: Floats) -> None:
    found = evppi(benefit, drawn)

    assert (found.value.tolist(), found.standard_error.tolist()) == ([0.0], [0.0])


def test_no_parameters_make_no_values() -> None:
    assert evppi(np.eye(2), np.empty((2, 0))).value.shape == (0,)


@pytest.mark.parametrize("rare", [1, 5])
def test_a_parameter_that_is_nearly_always_the_same_is_fitted_as_any_other(rare: int) -> None:
    values = np.concatenate([np.zeros(5000), np.repeat(np.arange(1.0, 13.0), rare)])

    found = evppi(np.stack([np.zeros(len(values)), values - 0.5], axis=1), values[:, None])

    assert found.value[0] == pytest.approx(found.evpi, rel=0.1)


@pytest.mark.parametrize(
    ("benefit", "drawn", "sentence"),
    [
        (np.ones(4), np.ones((4, 1)), "The net benefits have the shape"),
        (np.ones((4, 2)), np.ones(4), "The parameters have the shape"),
        (np.ones((4, 2)), np.ones((5, 1)), "There are 5 draws of the parameters, and 4 of 2 options"),
        (np.ones((0, 2)), np.ones((0, 1)), "There are 0 draws"),
        (np.ones((4, 0)), np.ones((4, 1)), "of 0 options"),
        (np.full((4, 2), np.nan), np.ones((4, 1)), "The net benefits hold something that is no finite number"),
        (np.ones((4, 2)), np.full((4, 1), np.inf), "The parameters hold something that is no finite number"),
        ([["a", "b"]], np.ones((1, 1)), "The net benefits are no table of numbers"),
        ([[1.0], [1.0, 2.0]], np.ones((2, 1)), "The net benefits are no table of numbers"),
    ],
)
def test_what_cannot_be_reckoned_with_is_refused_with_a_sentence(benefit: Floats, drawn: Floats, sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence) as refused:
        evppi(benefit, drawn)

    assert refused.value.remedy.endswith(".")
