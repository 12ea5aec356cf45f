"""What else it helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bybro.model.match import Spread

if TYPE_CHECKING:
    from bybro.matching.candidate import Candidate

_ENOUGH = 3


def co_benefits(candidate: Candidate) -> Spread:
    """In how many other themes it also speaks to a need of the same city, three being enough.

    Themes are counted and not needs: nine needs of one theme are one benefit told nine times.
    """
    return Spread.point(min(len(candidate.helps_themes), _ENOUGH) / _ENOUGH)
