"""Whether it can work in the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bybro.model.match import Spread

if TYPE_CHECKING:
    from bybro.matching.candidate import Candidate


def fit(candidate: Candidate) -> Spread:
    """The chance that all it requires holds in the place: the standard chance, so that silence is no merit."""
    return Spread.point(candidate.chance.standard)
