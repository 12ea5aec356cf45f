"""The share of the need that it can meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bybro.matching.candidate import Candidate
    from bybro.model.match import Spread


def coverage(candidate: Candidate) -> Spread | None:
    """The share of the need that the first programme meets, over the whole range of the demand."""
    return candidate.size.coverage
