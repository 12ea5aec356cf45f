"""SMAA-2: closed forms, and what must hold for any values."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from bybro.decision.smaa import SCRAMBLES, smaa2
from bybro.errors import UsageError

NEAR = 0.01
tables = st.tuples(st.integers(1, 6), st.integers(1, 4)).flatmap(
    lambda shape: arrays(np.float64, shape, elements=st.integers(0, 4).map(lambda n: n / 4))
)


def test_two_alternatives_that_are_each_best_at_one_thing_share_the_first_place() -> None:
    found = smaa2([[1, 0], [0, 1]])

    assert found.rank_acceptability == pytest.approx(np.full((2, 2), 0.5), abs=NEAR)
    assert found.central_weights == pytest.approx(np.array([[0.75, 0.25], [0.25, 0.75]]), abs=NEAR)
    assert found.confidence.tolist() == [1.0, 1.0]


def test_a_compromise_is_first_in_exactly_the_weights_that_favour_it() -> None:
    """Worth 0.6 whatever the weight w of the first criterion, it beats w and 1 - w where 0.4 < w < 0.6."""
    found = smaa2([[1.0, 0.0], [0.0, 1.0], [0.6, 0.6]])

    assert found.rank_acceptability == pytest.approx(
        np.array([[0.4, 0.1, 0.5], [0.4, 0.1, 0.5], [0.2, 0.8, 0.0]]), abs=NEAR
    )
    assert found.expected_rank == pytest.approx([2.1, 2.1, 1.8], abs=2 * NEAR)
    assert found.pairwise_winning == pytest.approx(
        np.array([[0.5, 0.5, 0.4], [0.5, 0.5, 0.4], [0.6, 0.6, 0.5]]), abs=NEAR
    )
    assert found.central_weights[2] == pytest.approx([0.5, 0.5], abs=NEAR)
    # three alternatives: the rank-order centroid is (11, 5, 2) / 18
    assert found.holistic_acceptability[2] == pytest.approx(0.2 + 0.8 * 5 / 11, abs=NEAR)


def test_with_three_criteria_each_specialist_is_first_in_a_third_of_the_simplex() -> None:
    found = smaa2(np.eye(3))

    assert found.rank_acceptability == pytest.approx(np.full((3, 3), 1 / 3), abs=NEAR)
    # the largest of three uniform spacings has the mean 11/18, the others share the rest
    assert found.central_weights[0] == pytest.approx([11 / 18, 7 / 36, 7 / 36], abs=NEAR)


def test_an_unknown_value_is_uniform() -> None:
    """One criterion: a value nobody knows beats 0.3 in seven of ten draws."""
    found = smaa2([[0.3], [np.nan]])

    assert found.rank_acceptability[:, 0] == pytest.approx([0.3, 0.7], abs=NEAR)
    assert found.confidence == pytest.approx([0.3, 0.7], abs=NEAR)


def test_exact_weights_make_one_order_and_bounds_and_an_order_of_importance_lie_between() -> None:
    values = [[1.0, 0.0], [0.0, 1.0], [0.6, 0.6]]

    exact = smaa2(values, weights=[3, 1])
    bounded = smaa2(values, weights=[[0.5, 0.8], [0.0, 1.0]])
    ordered = smaa2(values, order=[0, 1])

    assert exact.rank_acceptability.tolist() == [[1, 0, 0], [0, 0, 1], [0, 1, 0]]
    assert bounded.rank_acceptability[:, 0] == pytest.approx([2 / 3, 0.0, 1 / 3], abs=NEAR)
    assert ordered.rank_acceptability[:, 0] == pytest.approx([0.8, 0.0, 0.2], abs=NEAR)


def test_bounds_are_kept_and_filled_evenly() -> None:
    """Four weights between 0.2 and 0.3: each has the mean 0.25, and the set is symmetric around it."""
    names = np.eye(4)
    found = smaa2(names, weights=[[0.2, 0.3]] * 4)

    assert found.utilities.min() >= 0.2 - 1e-9
    assert found.utilities.max() <= 0.3 + 1e-9
    assert found.utilities.mean(axis=0) == pytest.approx(np.full(4, 0.25), abs=0.001)
    assert found.utilities.std(axis=0) == pytest.approx(np.full(4, float(found.utilities.std())), rel=0.03)
    assert found.rank_acceptability == pytest.approx(np.full((4, 4), 0.25), abs=0.02)


def test_uncertain_values_are_ranked_draw_by_draw() -> None:
    rng = np.random.default_rng(5)
    values = np.stack([rng.normal(0, 1, (4096, 1)), rng.normal(1, 1, (4096, 1))], axis=1)

    found = smaa2(values)

    # the difference of two independent normals has the spread root two: P = Phi(1 / sqrt 2)
    assert found.rank_acceptability[1, 0] == pytest.approx(0.7602, abs=0.02)
    assert abs(found.rank_acceptability[1, 0] - 0.7602) < 4 * found.standard_error[1, 0]


@given(tables, st.integers(0, 3))
def test_rows_and_columns_sum_to_one_and_ties_are_shared(values: np.ndarray, seed: int) -> None:
    found = smaa2(values, draws=64, seed=seed)

    size = len(values)
    assert found.rank_acceptability.sum(axis=0) == pytest.approx(np.ones(size))
    assert found.rank_acceptability.sum(axis=1) == pytest.approx(np.ones(size))
    assert (found.rank_acceptability >= -1e-12).all()
    assert (np.isnan(found.confidence) == (found.rank_acceptability[:, 0] <= 0)).all()
    assert found.pairwise_winning + found.pairwise_winning.T == pytest.approx(np.ones((size, size)))


@given(tables, st.randoms(use_true_random=False))
def test_another_order_of_the_alternatives_gives_the_same_in_another_order(values: np.ndarray, chance: object) -> None:
    order = list(range(len(values)))
    chance.shuffle(order)  # type: ignore[attr-defined]

    one, other = smaa2(values, draws=64), smaa2(values[order], draws=64)

    assert other.rank_acceptability == pytest.approx(one.rank_acceptability[order])
    assert other.confidence == pytest.approx(one.confidence[order], nan_ok=True)


@given(tables)
def test_what_is_worse_in_everything_is_never_first_and_what_equals_the_best_shares_it(values: np.ndarray) -> None:
    worse = values[:1] - 0.5
    found = smaa2(np.vstack([values, worse, values[:1]]) + 0.5, draws=64)

    assert found.rank_acceptability[-2, 0] == 0.0
    assert found.rank_acceptability[-1] == pytest.approx(found.rank_acceptability[0])


def test_the_same_seed_gives_the_same_bits_and_another_one_another_sample() -> None:
    values = np.random.default_rng(1).random((5, 3))

    one, again, other = (smaa2(values, draws=256, seed=s) for s in (7, 7, 8))

    assert (one.utilities == again.utilities).all()
    assert (one.utilities != other.utilities).any()


def test_the_stated_error_is_that_of_repeated_samples() -> None:
    """Over 40 seeds the spread of an estimate is near the mean of its stated errors."""
    values = np.random.default_rng(3).random((6, 4))
    found = [smaa2(values, draws=512, seed=s) for s in range(40)]

    spread = np.std([f.rank_acceptability for f in found], axis=0, ddof=1)
    stated = np.sqrt(np.mean([f.standard_error**2 for f in found], axis=0))
    told = stated > 0.002

    assert told.any()
    assert np.median(spread[told] / stated[told]) == pytest.approx(1.0, abs=0.3)


def test_the_number_of_draws_is_rounded_up_to_a_power_of_two() -> None:
    assert len(smaa2([[1.0]], draws=100).utilities) == 128
    assert len(smaa2([[1.0]], draws=1).utilities) == SCRAMBLES


@pytest.mark.parametrize(
    ("values", "more", "said"),
    [
        ([1.0, 2.0], {}, "cannot be ranked"),
        (np.zeros((0, 2)), {}, "cannot be ranked"),
        (np.zeros((3, 2, 2)), {}, "too few"),
        ([[np.inf, 0]], {}, "infinite"),
        ([[np.nan, 2.0]], {}, "outside 0 to 1"),
        ([[1.0, 0.0]], {"weights": [1.0]}, "do not fit"),
        ([[1.0, 0.0]], {"weights": [0.0, 0.0]}, "nothing to weigh"),
        ([[1.0, 0.0]], {"weights": [[0.6, 1], [0.6, 1]]}, "cannot be met"),
        ([[1.0, 0.0]], {"order": [0, 0]}, "once"),
        ([[1.0, 0.0]], {"order": [0], "weights": [1, 1]}, "cannot both"),
    ],
)
def test_what_cannot_be_ranked_is_refused_with_a_sentence(values: object, more: dict[str, object], said: str) -> None:
    with pytest.raises(UsageError, match=said) as told:
        smaa2(values, **more)  # type: ignore[arg-type]

    assert told.value.remedy.endswith(".")
