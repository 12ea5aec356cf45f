"""How well the solution speaks to the problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bybro.model.match import Spread

if TYPE_CHECKING:
    from bybro.matching.candidate import Candidate


def relevance(candidate: Candidate) -> Spread:
    """How well the solution speaks to the problem, whatever the local conditions."""
    return Spread.point(candidate.relevance.score)
