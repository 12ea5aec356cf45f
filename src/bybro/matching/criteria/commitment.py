"""Whether the provider has said that it wants to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bybro.matching.candidate import Candidate
    from bybro.model.match import Spread


def commitment(candidate: Candidate) -> Spread | None:  # noqa: ARG001
    """Whether the provider has expressed interest; unknown until it has been asked."""
    return None
