"""How firm the order of a group is: who comes first how often, over all weightings and ranges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bybro.papers.figure import Figure

if TYPE_CHECKING:
    from bybro.papers.register import Register
    from bybro.papers.solution_entry import SolutionEntry

Code = Literal["firm", "fairly_firm", "not_firm", "no_clear_first"]

FIRM = 0.8
"""From this share of draws on, the one that comes first most often does so firmly."""
FAIRLY_FIRM = 2 / 3
"""From this share on fairly firmly: first at least twice as often as all the others together."""
MOST = 10
"""Solutions of a group that are drawn; the others are counted."""
_NAMED: dict[Code, int] = {"firm": 0, "fairly_firm": 1, "not_firm": 1, "no_clear_first": 2}
"""How many are named after the best; with no clear first there are always three."""


@dataclass(frozen=True, slots=True)
class FirmnessEntry:
    """How firm a group's order is: `best` comes first most often, then those in `following` that are worth naming.

    `middle` stands first by the middle figures, where that is another than `best`; `drawn` in order of rank.
    """

    code: Code
    best: SolutionEntry
    following: tuple[SolutionEntry, ...]
    middle: SolutionEntry | None
    drawn: tuple[SolutionEntry, ...]
    not_drawn: str | None


def firmness_entry(name: str, solutions: tuple[SolutionEntry, ...], register: Register) -> FirmnessEntry | None:
    """How firm the order of a group's solutions is; None where fewer than two are ranked.

    `name` begins the id of the count of those not drawn.
    """
    ranked = [entry for entry in solutions if "first" in entry.figures]
    if len(ranked) <= 1:
        return None
    best, *others = sorted(ranked, key=_first, reverse=True)
    code = _code(best)
    rest = len(ranked) - MOST
    return FirmnessEntry(
        code,
        best,
        tuple(others[: _NAMED[code]]),
        None if best.match.rank == ranked[0].match.rank else ranked[0],
        tuple(ranked[:MOST]),
        register.figure(f"{name}/not_drawn", Figure("count", rest)) if rest > 0 else None,
    )


def _first(entry: SolutionEntry) -> float:
    """How often it comes first."""
    return (entry.match.rank_acceptability or (0.0,))[0]


def _code(best: SolutionEntry) -> Code:
    if best.match.no_clear_first:
        return "no_clear_first"
    first = _first(best)
    return "firm" if first >= FIRM else "fairly_firm" if first >= FAIRLY_FIRM else "not_firm"
