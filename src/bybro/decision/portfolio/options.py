"""What may be chosen: the solutions with their prices, and the share of each need that a unit of each would meet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from bybro.matching.sizing import Price
    from bybro.model.need import Need
    from bybro.model.solution import Solution


@dataclass(frozen=True, slots=True)
class Option:
    """A solution that may be chosen, at most `most` units of it, at `price` each.

    `after`: another solution that must be chosen too, because this one builds on what it puts in place.
    """

    solution: Solution
    after: str | None
    price: Price
    most: int


@dataclass(frozen=True, slots=True)
class Use:
    """An option (by its place) put to a need (by its place), at most `most` units.

    `met`: the share of the need that one unit meets in each draw, shape (draws,): its share x relevance where it works,
    nothing where it does not. `is_assumed`: nobody has told its size.
    """

    option: int
    need: int
    most: int
    is_assumed: bool
    met: NDArray[np.float64]


@dataclass(frozen=True)
class Choices:
    """All that may be chosen for some needs.

    `weights`: the severity of each need as a part of all, summing to 1. `affected`: the people of each need in each
    draw, or None. `not_costed`: what could be done and has no price, `too_small`: what would meet next to nothing of
    any need. `size`: of the sample.
    """

    needs: tuple[Need, ...]
    weights: NDArray[np.float64]
    affected: tuple[NDArray[np.float64] | None, ...]
    options: tuple[Option, ...]
    uses: tuple[Use, ...]
    not_costed: tuple[str, ...]
    too_small: tuple[str, ...]
    size: int

    def thinned(self, size: int) -> Choices:
        """The same over the first `size` draws (a power of two: the strata of every column stay whole)."""
        uses = tuple(replace(use, met=use.met[:size]) for use in self.uses)
        people = tuple(None if a is None else a[:size] for a in self.affected)
        return replace(self, uses=uses, affected=people, size=size)
