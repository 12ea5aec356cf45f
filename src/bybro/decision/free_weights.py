"""Weights that nobody has fixed: drawn uniformly from all that keep what is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bybro.errors import NotOfferedError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from bybro.draws.sample import Draws

_ROUND = 1e-9
_SWEEPS = 12
"""How often every pair of weights is drawn anew where bounds are narrow: the chain has forgotten its start by then."""


def drawn_weights(
    criteria: int, weights: ArrayLike | None, order: Sequence[int] | None, draws: Draws
) -> NDArray[np.float64]:
    """Weights (draws, criteria) that sum to 1 in each draw.

    None: uniform on the simplex. (criteria,): exact, made to sum to 1. (criteria, 2): uniform within bounds. `order`:
    uniform among the weights that fall in it; a column that it leaves out counts nothing.
    """
    if weights is not None and order is not None:
        raise NotOfferedError("Weights and an order of importance cannot both be given.", "Leave one of them out.")
    if order is not None:
        return _ordered(criteria, order, draws)
    if weights is None:
        return draws.simplex("weights", criteria)
    stated = np.asarray(weights, dtype=np.float64)
    if stated.shape == (criteria,):
        return _exact(stated, draws.size)
    if stated.shape == (criteria, 2):
        return _bounded(stated[:, 0], stated[:, 1], draws)
    raise NotOfferedError(
        f"Weights of shape {stated.shape} do not fit {criteria} criteria.",
        f"Give ({criteria},) for exact weights or ({criteria}, 2) for bounds.",
    )


def _exact(stated: NDArray[np.float64], size: int) -> NDArray[np.float64]:
    if not (np.isfinite(stated).all() and (stated >= 0).all() and stated.sum() > 0):
        raise NotOfferedError("The weights leave nothing to weigh with.", "Give no negative weight, and one above 0.")
    return np.broadcast_to(stated / stated.sum(), (size, len(stated)))


def _ordered(criteria: int, order: Sequence[int], draws: Draws) -> NDArray[np.float64]:
    listed = list(order)
    if not listed or len(set(listed)) != len(listed) or not set(listed) <= set(range(criteria)):
        raise NotOfferedError(
            f"The order {listed} does not name columns 0 to {criteria - 1} once each.", "Name each column at most once."
        )
    found = np.zeros((draws.size, criteria))
    # uniform on the simplex and sorted is uniform on its ordered part
    found[:, listed] = -np.sort(-draws.simplex("weights", len(listed)), axis=1)
    return found


def _bounded(low: NDArray[np.float64], high: NDArray[np.float64], draws: Draws) -> NDArray[np.float64]:
    if not (
        np.isfinite(low).all()
        and (low >= 0).all()
        and (low <= high).all()
        and low.sum() <= 1 + _ROUND
        and high.sum() >= 1 - _ROUND
    ):
        raise NotOfferedError(
            "The bounds on the weights cannot be met together.",
            "Lower bounds must sum to at most 1, upper bounds to at least 1.",
        )
    left = max(0.0, 1.0 - float(low.sum()))
    width = np.minimum(high - low, left)
    if not (width < left - _ROUND).any():
        return low + left * draws.simplex("weights", len(low))
    return low + _within(width, left, draws)


def _within(width: NDArray[np.float64], left: float, draws: Draws) -> NDArray[np.float64]:
    """Uniform among the parts of `left` that are at most `width`, by Gibbs sampling of pairs, one chain a draw.

    What two parts hold together is shared anew, uniformly within their bounds; the set is convex and such moves reach
    all of it, so the chain's limit is the uniform distribution (Smith 1984, for coordinate directions).
    """
    start = width * (left / width.sum()) if width.sum() else width
    parts = np.tile(start, (draws.size, 1))
    free = np.flatnonzero(width > 0).tolist()
    for sweep in range(_SWEEPS):
        for place, first in enumerate(free):
            for second in free[place + 1 :]:
                both = parts[:, first] + parts[:, second]
                least, most = np.maximum(0.0, both - width[second]), np.minimum(width[first], both)
                share = draws.column(f"weights {sweep} {first} {second}")
                parts[:, first] = least + share * (most - least)
                parts[:, second] = both - parts[:, first]
    return parts
