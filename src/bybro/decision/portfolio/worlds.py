"""Does it work there? A solution in each draw of the joint sample, so that what is shared is shared."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import ndtri

from bybro.matching.chance import doubts_of, missing_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from bybro.draws.sample import Draws
    from bybro.model.dossier import Dossier
    from bybro.model.solution import Solution
    from bybro.model.verdict import Line

_LEAST = 1e-12
"""A probability below this weighs as this: its logarithm would be infinite."""


def works(
    solution: Solution, city: str, lines: Iterable[Line], chance: float, dossier: Dossier, draws: Draws
) -> NDArray[np.float64]:
    """In which draws a solution works in a city: 1 or 0, shape (draws,), with a mean of exactly its chance.

    A score is the sum of what its lines rest on, each a standard normal number from the dossier's column of that
    question, weighted by sqrt(-log p) of the line, so that the line in most doubt moves it most; what fewer than three
    lines leave unsaid has a column of its own. It works where the score is among the highest. Two solutions that ask
    the same of a city so fail together. One draw may count in part, so that the mean is the chance to the last digit.
    """
    if chance <= 0.0 or chance >= 1.0:
        return np.full(draws.size, min(1.0, max(0.0, chance)))
    score = np.zeros(draws.size)
    for column, weight in _parts(solution, city, lines, dossier):
        score += weight * ndtri(draws.column(column))
    whole = chance * draws.size
    best = np.argsort(-score, kind="stable")
    found = np.zeros(draws.size)
    found[best] = np.clip(whole - np.arange(draws.size), 0.0, 1.0)
    return found


def _parts(solution: Solution, city: str, lines: Iterable[Line], dossier: Dossier) -> Iterator[tuple[str, float]]:
    """Columns and weights of the score; the weight is negative where little (or a no) is asked for."""
    doubts = doubts_of(lines, dossier.indicator_by_id)
    for name, (probability, is_low) in doubts.items():
        indicator = dossier.indicator_by_id.get(name)
        own = f" {solution.id}" if indicator is not None and indicator.grain == "site" else ""
        weight = math.sqrt(-math.log(min(1.0, max(probability, _LEAST))))
        yield f"holds {city} {name}{own}", -weight if is_low else weight
    unsaid = missing_lines(len(doubts))
    if unsaid:
        yield f"works {city} {solution.id}", math.sqrt(unsaid * math.log(2.0))
