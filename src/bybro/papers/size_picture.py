"""What the first programmes under a need would do and cost, to be drawn where there is something to compare."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bybro.papers.scale import share_ticks, ticks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bybro.model.match import Match, Spread
    from bybro.papers.register import Register
    from bybro.papers.solution_entry import SolutionEntry

Size = Literal["coverage", "people_helped", "cost"]
SIZES: tuple[Size, ...] = ("coverage", "people_helped", "cost")
"""The figures of a first programme in the order they are drawn."""
FEWEST = 2
"""Solutions that must have a figure before it is drawn: one alone is told by its number."""


@dataclass(frozen=True, slots=True)
class SizePicture:
    """A figure of the first programmes: the solutions that have it, in reading order, and the ticks of its scale."""

    size: Size
    solutions: tuple[SolutionEntry, ...]
    ticks: tuple[str, ...]


def size_pictures(name: str, told: Iterable[SolutionEntry], register: Register) -> tuple[SizePicture, ...]:
    """The pictures of the solutions told under a need; `name` begins the ids of their ticks."""
    entries = tuple(told)
    found = []
    for size in SIZES:
        having = tuple(entry for entry in entries if spread_of(entry.match, size) is not None)
        if len(having) >= FEWEST:
            found.append(SizePicture(size, having, _ticks(name, size, having, register)))
    return tuple(found)


def spread_of(match: Match, size: Size) -> Spread | None:
    """A figure of the first programme, where it is known."""
    known: dict[Size, Spread | None] = {
        "coverage": match.coverage,
        "people_helped": match.people_helped,
        "cost": match.cost,
    }
    return known[size]


def _ticks(name: str, size: Size, having: Iterable[SolutionEntry], register: Register) -> tuple[str, ...]:
    if size == "coverage":
        return share_ticks(register)
    known = register.figures
    figures = [known[entry.figures[size]] for entry in having]
    highest = max(figure.ends[1] for figure in figures if figure.ends is not None)
    return ticks(f"{name}/picture/{size}", highest, figures[0].unit, register)
