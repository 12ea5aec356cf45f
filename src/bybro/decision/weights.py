"""How much each criterion counts: free, exact, bounded or in order of importance."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

import numpy as np

from bybro.decision.free_weights import drawn_weights
from bybro.errors import NotOfferedError
from bybro.model.match import CRITERIA

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bybro.draws.sample import Draws
    from bybro.model.match import Criterion

Weights = Mapping[str, "float | tuple[float, float]"] | Sequence[str] | None
"""None: uniform on the simplex above the floors. A mapping criterion -> number: exact, normalised.
A mapping criterion -> (low, high): bounds. A sequence of criteria: descending importance."""

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
    middle = drawn_weights(len(criteria), _bounds(criteria, weights), None, draws).mean(axis=0)
    return dict(zip(criteria, middle.tolist(), strict=True))


def by_column(criteria: Sequence[Criterion], weights: Weights, draws: Draws) -> NDArray[np.float64]:
    """Weights (draws, criteria) as `bybro.decision.free_weights` draws them; all 0 where none of those weighed enters.

    Their means are those of `mean_weights`, which has refused what cannot be.
    """
    if weights is None:
        return drawn_weights(len(criteria), [(FLOORS.get(c, 0.0), 1.0) for c in criteria], None, draws)
    if not isinstance(weights, Mapping):
        order = [criteria.index(c) for c in dict.fromkeys(weights) if c in criteria]
        return drawn_weights(len(criteria), None, order, draws) if order else np.zeros((draws.size, len(criteria)))
    if any(isinstance(w, tuple) for w in weights.values()):
        return drawn_weights(len(criteria), _bounds(criteria, weights), None, draws)
    return np.tile(list(_stated(criteria, weights, draws).values()), (draws.size, 1))


def _bounds(
    criteria: Sequence[Criterion], weights: Mapping[str, float | tuple[float, float]]
) -> list[tuple[float, float]]:
    stated = [weights.get(c, (0.0, 1.0)) for c in criteria]
    return [w if isinstance(w, tuple) else (w, w) for w in stated]
