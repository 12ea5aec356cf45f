"""The chance that a solution can work in a place: all its lines that decide, together."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from bybro.model.verdict import Chance, Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bybro.model.indicator import Indicator
    from bybro.model.requirement import Requirement

_ENOUGH = 3
"""With this many lines a chance stands as it is; with more it is tempered, with fewer each missing one costs half."""


def chance_of(lines: Iterable[Line], indicators: Mapping[str, Indicator]) -> Chance:
    """The probability that all killer and crucial lines hold, jointly, and the standard chance.

    Lines on one indicator share its draw. Where a yes presupposes another yes
    (`implies`), the second adds no doubt of its own. Different indicators are taken as independent.
    Standard chance, for every comparison: as listed ** min(1, 3/k) x 0.5 ** max(0, 3 - k) for k lines. Counted are
    the lines with a doubt of their own: what is said twice, or follows from another line, is said once.
    """
    deciding = [line for line in lines if line.requirement.decides]
    doubts = _doubts(deciding, indicators).values()
    as_listed = math.prod(doubts, start=1.0)
    settled = [line for line in deciding if line.verdict in {"holds", "likely", "unlikely", "fails"}]
    return Chance(
        as_listed=as_listed,
        lines=len(doubts),
        standard=standard_chance(as_listed, len(doubts)),
        if_open_hold=math.prod(_doubts(settled, indicators).values(), start=1.0),
    )


def standard_chance(as_listed: float, lines: int) -> float:
    """The chance as if three lines had been listed: silence is no merit, and honesty no fault."""
    tempered = as_listed ** min(1.0, _ENOUGH / lines) if lines else 1.0
    return float(tempered * 0.5 ** missing_lines(lines))


def missing_lines(lines: int) -> int:
    """How many lines fewer than three a solution has: each costs half of its standard chance."""
    return max(0, _ENOUGH - lines)


def doubts_of(lines: Iterable[Line], indicators: Mapping[str, Indicator]) -> dict[str, tuple[float, bool]]:
    """What a chance rests on: per indicator the probability that it holds, and whether it is asked to be low (or no).

    Of an indicator that is asked for both ways, the side that is less likely.
    """
    deciding = [line for line in lines if line.requirement.decides]
    hardest: dict[str, Line] = {}
    for line in deciding:
        name = line.requirement.indicator or ""
        if name not in hardest or (line.probability or 0.0) < (hardest[name].probability or 0.0):
            hardest[name] = line
    return {n: (p, _is_upper(hardest[n].requirement)) for n, p in _doubts(deciding, indicators).items()}


def joint_by_indicator(lines: Iterable[Line]) -> dict[str, float]:
    """The probability that all lines on an indicator hold at once, whatever it presupposes.

    They share its draw: the hardest of a side decides, and both sides must be kept at once.
    """
    asked: dict[str, dict[bool, float]] = {}
    for line in lines:
        sides = asked.setdefault(line.requirement.indicator or "", {})
        side, probability = _is_upper(line.requirement), 1.0 if line.probability is None else line.probability
        sides[side] = min(sides.get(side, 1.0), probability)
    # at least a and at most b: P(A) + P(B) - 1, exact for one draw; yes and no at once cannot be
    return {name: max(0.0, sum(sides.values()) - (len(sides) - 1)) for name, sides in asked.items()}


def _doubts(lines: list[Line], indicators: Mapping[str, Indicator]) -> dict[str, float]:
    """The independent probabilities that all must hold, by indicator."""
    together = joint_by_indicator(lines)
    asked_for_less = {line.requirement.indicator or "" for line in lines if _is_upper(line.requirement)}
    yes = {name: p for name, p in together.items() if name not in asked_for_less}
    gone: set[str] = set()
    for other, p in yes.items():
        if any(yes[name] <= p and other in _presupposed(name, indicators) for name in yes.keys() - gone - {other}):
            gone.add(other)
    return {name: p for name, p in together.items() if name not in gone}


def _is_upper(requirement: Requirement) -> bool:
    """Whether a line asks for little or for no: "at most", "== false"."""
    return requirement.op == "<=" or requirement.value is False


def _presupposed(name: str, indicators: Mapping[str, Indicator]) -> frozenset[str]:
    """What a yes presupposes, step by step."""
    found: set[str] = set()
    front = {name}
    while front:
        found |= front
        front = {other for step in front if step in indicators for other in indicators[step].implies} - found
    return frozenset(found - {name})
