"""How well the solution speaks to the problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bybro.model.match import RELEVANT, Spread

if TYPE_CHECKING:
    from bybro.matching.candidate import Candidate


def relevance(candidate: Candidate) -> Spread:
    """How well the solution speaks to the problem, whatever the local conditions: 0 just worth a look, 1 made for it.

    Every candidate that is ranked has a relevance of 0.5 or more, so the scale begins there.
    """
    return Spread.point(max(0.0, (candidate.relevance.score - RELEVANT) / (1.0 - RELEVANT)))
