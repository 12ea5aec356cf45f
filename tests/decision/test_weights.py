"""How much each criterion counts."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bybro.decision.weights import FLOORS, by_column, mean_weights
from bybro.draws.sample import Draws
from bybro.errors import NotOfferedError
from bybro.model.match import CRITERIA, Criterion

if TYPE_CHECKING:
    from bybro.decision.weights import Weights

DRAWS = Draws(1024)
THREE: tuple[Criterion, ...] = ("relevance", "fit", "proof")

entering = st.lists(st.sampled_from(CRITERIA), min_size=1, max_size=7, unique=True)


@given(entering)
def test_free_weights_are_the_mean_of_the_simplex_above_the_floors(criteria: list[Criterion]) -> None:
    weights = mean_weights(criteria, None, DRAWS)

    floors = {c: FLOORS.get(c, 0.0) for c in criteria}
    share = (1 - sum(floors.values())) / len(criteria)
    assert weights == pytest.approx({c: floors[c] + share for c in criteria})


def test_relevance_and_fit_have_the_floors_of_the_design() -> None:
    assert FLOORS == {"relevance": 0.2, "fit": 0.3}
    assert mean_weights(CRITERIA, None, DRAWS)["fit"] == pytest.approx(0.3 + 0.5 / 7)


def test_exact_weights_are_normalised_over_what_enters() -> None:
    stated = {"relevance": 3, "fit": 1, "coverage": 4}

    assert mean_weights(THREE, stated, DRAWS) == pytest.approx({"relevance": 0.75, "fit": 0.25, "proof": 0})


@pytest.mark.parametrize(
    ("order", "weights"),
    [
        (["relevance", "fit", "proof"], {"relevance": 11 / 18, "fit": 5 / 18, "proof": 2 / 18}),
        (["proof", "relevance"], {"relevance": 0.25, "fit": 0, "proof": 0.75}),
        (["fit"], {"relevance": 0, "fit": 1, "proof": 0}),
        (["coverage", "fit", "relevance"], {"relevance": 0.25, "fit": 0.75, "proof": 0}),
        (["fit", "relevance", "fit"], {"relevance": 0.25, "fit": 0.75, "proof": 0}),
    ],
)
def test_an_order_of_importance_has_the_rank_order_centroid(order: list[str], weights: dict[str, float]) -> None:
    """Barron & Barrett 1996: for three criteria 11/18, 5/18, 2/18; what is not named counts nothing."""
    assert mean_weights(THREE, order, DRAWS) == pytest.approx(weights)


def test_the_rank_order_centroid_of_seven_is_the_published_one() -> None:
    """Barron & Barrett's table: 0.3704, 0.2276, 0.1561, 0.1085, 0.0728, 0.0442, 0.0204."""
    weights = mean_weights(CRITERIA, CRITERIA, DRAWS)

    assert list(weights.values()) == pytest.approx([0.3704, 0.2276, 0.1561, 0.1085, 0.0728, 0.0442, 0.0204], abs=5e-5)


def test_bounds_have_the_mean_of_the_uniform_weights_that_keep_them() -> None:
    """Of two weights, one between 0 and 0.5: uniform there, so 0.25."""
    weights = mean_weights(("relevance", "fit"), {"relevance": (0.0, 0.5)}, DRAWS)

    assert weights == pytest.approx({"relevance": 0.25, "fit": 0.75}, abs=0.01)


def test_a_lower_bound_is_a_floor_and_the_rest_is_free() -> None:
    weights = mean_weights(THREE, {"fit": (0.4, 1.0)}, DRAWS)

    assert weights == pytest.approx({"relevance": 0.2, "fit": 0.6, "proof": 0.2}, abs=0.01)


def test_an_exact_weight_among_bounds_stays_exact() -> None:
    weights = mean_weights(THREE, {"relevance": 0.5, "fit": (0.1, 0.4)}, DRAWS)

    assert weights == pytest.approx({"relevance": 0.5, "fit": 0.25, "proof": 0.25}, abs=0.01)


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=2, max_size=7))
def test_bounds_that_can_be_met_are_met_and_the_weights_sum_to_one(bounds: list[tuple[float, float]]) -> None:
    """However narrow: also where no draw keeps them."""
    criteria = CRITERIA[: len(bounds)]
    stated: dict[str, tuple[float, float]] = {
        c: (min(pair), max(pair)) for c, pair in zip(criteria, bounds, strict=True)
    }
    low, high = (sum(pair[n] for pair in stated.values()) for n in (0, 1))
    assume(not (1 < low < 1 + 1e-9 or 1 - 1e-9 < high < 1))  # a hair beyond 1 is rounding, and is let pass
    if low > 1 or high < 1:
        with pytest.raises(NotOfferedError):
            mean_weights(criteria, stated, DRAWS)
        return

    weights = mean_weights(criteria, stated, DRAWS)

    assert sum(weights.values()) == pytest.approx(1)
    assert all(stated[c][0] - 1e-9 <= w <= stated[c][1] + 1e-9 for c, w in weights.items())


@given(
    entering,
    st.one_of(
        st.none(),
        st.lists(st.sampled_from(CRITERIA), min_size=1, unique=True),
        st.dictionaries(st.sampled_from(CRITERIA), st.floats(0.01, 100), min_size=1),
    ),
)
def test_weights_are_a_share_each_and_sum_to_one(
    criteria: list[Criterion], stated: list[str] | dict[str, float] | None
) -> None:
    weights = mean_weights(criteria, stated, DRAWS)

    some_enter = stated is None or bool(set(stated) & set(criteria))
    assert set(weights) == set(criteria)
    assert all(w >= 0 for w in weights.values())
    assert sum(weights.values()) == pytest.approx(1 if some_enter else 0)


@pytest.mark.parametrize(
    "weights",
    [
        {"price": 1.0},
        ["relevance", "price"],
        "fit",
        {"fit": 0.0},
        {"fit": -1.0, "relevance": 2.0},
        {"fit": math.nan},
        {"fit": math.inf},
        {"fit": (0.8, 0.2)},
        {"fit": (-0.1, 0.5)},
        {"fit": (math.nan, 1.0)},
        {"fit": (0.8, 1.0), "relevance": (0.8, 1.0)},
        {"fit": (0.0, 0.2), "relevance": (0.0, 0.2), "proof": (0.0, 0.2)},
    ],
)
def test_weights_that_cannot_be_are_refused_with_the_next_step(weights: dict[str, float] | list[str] | str) -> None:
    with pytest.raises(NotOfferedError) as refused:
        mean_weights(THREE, weights, DRAWS)

    assert refused.value.remedy


def test_where_no_criterion_enters_nothing_is_weighed() -> None:
    assert mean_weights((), None, DRAWS) == {}


@pytest.mark.parametrize(
    "weights",
    [
        None,
        {"relevance": 3.0, "fit": 1.0},
        {"relevance": (0.3, 0.5), "fit": (0.1, 0.4)},
        ["fit", "proof", "relevance"],
        ["proof"],
        {"coverage": 1.0},
    ],
)
def test_drawn_weights_have_the_mean_weights_as_their_means(weights: Weights) -> None:
    drawn = by_column(THREE, weights, DRAWS)

    assert drawn.mean(axis=0) == pytest.approx(list(mean_weights(THREE, weights, DRAWS).values()), abs=0.01)
    assert set(drawn.sum(axis=1).round(9).tolist()) <= {0.0, 1.0}
