"""How often a solution has each place of its group, in the four steps that are printed."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

from bybro.papers.figure import Figure

if TYPE_CHECKING:
    from bybro.model.match import Match

PlaceOf = Literal["first", "second", "third", "later"]
PLACES: tuple[PlaceOf, ...] = ("first", "second", "third", "later")
"""From the first to the fourth and all below it; a group of two has only the first two."""


def place_figures(match: Match) -> dict[str, Figure]:
    """How often it has each place; nothing where it is alone in its group or has no rank."""
    told = match.rank_acceptability
    if told is None or len(told) == 1:
        return {}
    top = len(PLACES) - 1
    shares = told if len(told) <= top else (*told[:top], min(1.0, math.fsum(told[top:])))
    return {place: Figure("probability", share) for place, share in zip(PLACES, shares, strict=False)}
