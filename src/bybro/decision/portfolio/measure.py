"""What a plan meets, over all draws: the figures that are told, whatever was reckoned with on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bybro.decision.portfolio.options import Choices

WORST = 0.1
"""The part of the draws that counts as the bad case."""


def parts_met(choices: Choices, plan: NDArray[np.int64]) -> dict[int, NDArray[np.float64]]:
    """The share of its need that each use in a plan meets in each draw, by its place.

    Where all of a need's uses together would meet more than the whole of it, each counts for its part.
    """
    offered = {int(n): choices.uses[n].met * plan[n] for n in np.flatnonzero(plan)}
    total = np.zeros((choices.size, len(choices.needs)))
    for n, share in offered.items():
        total[:, choices.uses[n].need] += share
    over = np.maximum(1.0, total)
    return {n: share / over[:, choices.uses[n].need] for n, share in offered.items()}


def shares_met(choices: Choices, plan: NDArray[np.int64]) -> NDArray[np.float64]:
    """The share of each need that is met in each draw, shape (draws, needs)."""
    return summed(choices, parts_met(choices, plan))


def summed(choices: Choices, parts: dict[int, NDArray[np.float64]]) -> NDArray[np.float64]:
    """The shares that parts meet, by need: shape (draws, needs)."""
    met = np.zeros((choices.size, len(choices.needs)))
    for n, share in parts.items():
        met[:, choices.uses[n].need] += share
    return met


def needs_met(choices: Choices, plan: NDArray[np.int64]) -> float:
    """The expected share of all needs, weighted by their severity."""
    return float(shares_met(choices, plan).mean(axis=0) @ choices.weights)


def bad_case(choices: Choices, met: NDArray[np.float64]) -> float:
    """The mean of the weighted share over the worst tenth of the draws.

    Conditional value at risk (Rockafellar & Uryasev 2000): the draw at the edge of the tenth counts in part.
    """
    met_together = np.sort(met @ choices.weights)
    counted = np.clip(WORST * choices.size - np.arange(choices.size), 0.0, 1.0)
    return float(met_together @ counted / counted.sum())


def people_helped(choices: Choices, met: NDArray[np.float64]) -> NDArray[np.float64] | None:
    """How many people are helped in each draw; None where no need that is served says how many it affects.

    The needs of a city are often those of the same people: per city the greatest number counts, the cities are added.
    """
    by_city: dict[str, NDArray[np.float64]] = {}
    for n, need in enumerate(choices.needs):
        affected = choices.affected[n]
        if affected is not None and met[:, n].any():
            helped = affected * met[:, n]
            by_city[need.city] = np.maximum(by_city.get(need.city, helped), helped)
    return np.asarray(sum(by_city.values())) if by_city else None


def mean_cost(choices: Choices, plan: NDArray[np.int64]) -> float:
    """The cost to be expected of a plan."""
    return sum(choices.options[choices.uses[n].option].price.mean * int(plan[n]) for n in np.flatnonzero(plan))
