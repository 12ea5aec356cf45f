"""How much each criterion counts: free, exact, bounded or in order of importance."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

import numpy as np

from bybro.errors import NotOfferedError
from bybro.model.match import CRITERIA

if TYPE_CHECKING:
    from bybro.draws.sample import Draws
    from bybro.model.match import Criterion

Weights = Mapping[str, "float | tuple[float, float]"] | Sequence[str] | None
"""None: uniform on the simplex above the floors. A mapping criterion -> number: exact, normalised.
A mapping criterion -> (low, high): bounds. A sequence of criteria: descending importance."""

_ROUND = 1e-12

FLOORS: dict[Criterion, float] = {"relevance": 0.2, "fit": 0.3}
"""The least weight of a criterion where the user states none; the rest of the weight is free on the simplex."""


def mean_weights(criteria: Sequence[Criterion], weights: Weights, draws: Draws) -> dict[Criterion, float]:
    """The mean weight of each criterion that enters; they sum to 1, or to 0 where none of those weighed enters.

    Free weights have the mean of a uniform draw above the floors; an order of importance has the rank-order
    centroid (Barron & Barrett 1996); bounds have the mean of the uniform draws that keep them.
    Raises `NotOfferedError` for an unknown criterion or weights that leave nothing to weigh with.
    """
    if not criteria:
        return {}
    if weights is None:
        floors = {c: FLOORS.get(c, 0.0) for c in criteria}
        free = (1.0 - sum(floors.values())) / len(criteria)
        return {c: floors[c] + free for c in criteria}
    unknown = sorted(set(weights) - set(CRITERIA))
    if unknown:
        raise NotOfferedError(f'"{unknown[0]}" is not a criterion.', f"Name some of {', '.join(CRITERIA)}.")
    if not weights:
        raise NotOfferedError("The weights leave nothing to weigh with.", "Give a positive weight to a criterion.")
    if isinstance(weights, Mapping):
        return _stated(criteria, weights, draws)
    return _in_order(criteria, weights)


def _in_order(criteria: Sequence[Criterion], order: Sequence[str]) -> dict[Criterion, float]:
    named = [c for c in dict.fromkeys(order) if c in criteria]
    n = len(named)
    centroid = {c: sum(1.0 / k for k in range(i + 1, n + 1)) / n for i, c in enumerate(named)}
    return {c: centroid.get(c, 0.0) for c in criteria}


def _stated(
    criteria: Sequence[Criterion], weights: Mapping[str, float | tuple[float, float]], draws: Draws
) -> dict[Criterion, float]:
    if not any(isinstance(w, tuple) for w in weights.values()):
        exact = {c: float(cast("float", w)) for c, w in weights.items()}
        if not 0 < sum(exact.values()) < math.inf or min(exact.values()) < 0:
            raise NotOfferedError("The weights leave nothing to weigh with.", "Give a positive weight to a criterion.")
        total = sum(exact.get(c, 0.0) for c in criteria)
        return {c: exact.get(c, 0.0) / total if total else 0.0 for c in criteria}
    bounds = np.array([_bounds(weights.get(c, (0.0, 1.0))) for c in criteria])
    low, high = bounds[:, 0], bounds[:, 1]
    if not ((low <= high).all() and (low >= 0).all() and low.sum() <= 1 + _ROUND and high.sum() >= 1 - _ROUND):
        raise NotOfferedError(
            "The bounds on the weights cannot be met together.",
            "Lower bounds must sum to at most 1, upper bounds to at least 1.",
        )
    free, left = high > low, max(0.0, 1.0 - low.sum())
    drawn = np.tile(low, (draws.size, 1))
    if free.any():
        drawn[:, free] += left * draws.simplex("weights", int(free.sum()))
    kept = drawn[(drawn <= high + _ROUND).all(axis=1)]
    # bounds so narrow that no draw keeps them: the point at the same part of every interval keeps them all
    part = left / (high - low).sum() if free.any() else 0.0
    middle = kept.mean(axis=0) if len(kept) else low + part * (high - low)
    return dict(zip(criteria, (float(w) for w in middle), strict=True))


def _bounds(weight: float | tuple[float, float]) -> tuple[float, float]:
    return weight if isinstance(weight, tuple) else (weight, weight)
