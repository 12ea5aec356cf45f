"""The chance that a solution can work in a place: all its lines that decide, together."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from bybro.model.verdict import Chance, Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bybro.model.indicator import Indicator

_ENOUGH = 3
"""With this many lines a chance stands as it is; with more it is tempered, with fewer each missing one costs half."""


def chance_of(lines: Iterable[Line], indicators: Mapping[str, Indicator]) -> Chance:
    """The probability that all killer and crucial lines hold, jointly, and the standard chance.

    Lines on one indicator share its draw: the hardest of them decides. Where a yes presupposes another yes
    (`implies`), the second adds no doubt of its own. Different indicators are taken as independent.
    Standard chance, for every comparison: as listed ** min(1, 3/k) x 0.5 ** max(0, 3 - k) for k lines.
    """
    deciding = [line for line in lines if line.requirement.decides]
    as_listed = _jointly(deciding, indicators)
    settled = [line for line in deciding if line.verdict in {"holds", "likely", "unlikely", "fails"}]
    return Chance(
        as_listed=as_listed,
        lines=len(deciding),
        standard=standard_chance(as_listed, len(deciding)),
        if_open_hold=_jointly(settled, indicators),
    )


def standard_chance(as_listed: float, lines: int) -> float:
    """The chance as if three lines had been listed: silence is no merit, and honesty no fault."""
    tempered = as_listed ** min(1.0, _ENOUGH / lines) if lines else 1.0
    return float(tempered * 0.5 ** max(0, _ENOUGH - lines))


def _jointly(lines: list[Line], indicators: Mapping[str, Indicator]) -> float:
    by_question: dict[str, float] = {}
    for line in lines:
        key = _question(line)
        by_question[key] = min(by_question.get(key, 1.0), line.probability if line.probability is not None else 1.0)
    presupposed = {
        other
        for name in by_question
        if name in indicators
        for other in indicators[name].implies
        if other in by_question and by_question[name] <= by_question[other]
    }
    return math.prod((p for name, p in by_question.items() if name not in presupposed), start=1.0)


def _question(line: Line) -> str:
    # thresholds on one side of the same number share its draw; "at most" and "at least" are told apart
    requirement = line.requirement
    name = requirement.indicator or ""
    return name if requirement.op != "<=" and requirement.value is not False else f"{name} {requirement.op} {requirement.value is not False}"
