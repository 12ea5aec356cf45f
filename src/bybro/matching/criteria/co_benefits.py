"""What else it helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bybro.model.match import Spread

if TYPE_CHECKING:
    from bybro.matching.candidate import Candidate

_ENOUGH = 3


def co_benefits(candidate: Candidate) -> Spread:
    """How many needs of other themes in the same city it also speaks to, three being enough."""
    return Spread.point(min(candidate.helps, _ENOUGH) / _ENOUGH)
