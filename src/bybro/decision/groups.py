"""The four groups of the shortlist, and what would move a solution into a better one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bybro.matching.requirements import threshold_in
from bybro.model.match import NearMiss

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bybro.matching.facts import FactBase
    from bybro.model.dossier import Dossier
    from bybro.model.match import Group
    from bybro.model.solution import Solution
    from bybro.model.verdict import Line

MOST_CHANGES = 2
"""More than this would have to change: then it is no near miss."""


def group_of(solution: Solution, lines: Sequence[Line]) -> Group:
    """The group: *no* where a killer fails; else know-how, money and studies prepare the ground;
    else *could* where no line that decides is adverse, and *only if* for the rest.
    """  # noqa: D205
    if stoppers(lines):
        return "no"
    if solution.delivers != "service":
        return "prepares"
    return "only_if" if any(line.is_adverse for line in lines) else "could"


def stoppers(lines: Sequence[Line]) -> tuple[str, ...]:
    """Indicators of the killers that fail, in order."""
    return tuple(
        line.requirement.indicator
        for line in lines
        if line.requirement.importance == "killer" and line.verdict == "fails" and line.requirement.indicator
    )


def near_misses(lines: Sequence[Line], dossier: Dossier, facts: FactBase) -> tuple[NearMiss, ...]:
    """What would have to change, where that is at most two things and each of them can be changed for the better.

    Nothing is said where one is given by nature, or would make the city worse off: it asks for little of what more
    solutions need much of ("at most 12 hours of power a day").
    """
    adverse = [line for line in lines if line.is_adverse]
    if not 0 < len(adverse) <= MOST_CHANGES or not all(_is_a_gain(line, dossier) for line in adverse):
        return ()
    found: list[NearMiss] = []
    for line in adverse:
        requirement = line.requirement
        indicator = dossier.indicator_by_id[requirement.indicator or ""]
        if indicator.change in {None, "nature"}:
            return ()
        if indicator.is_yes_no:
            now: float | bool | None = (not requirement.value) if line.facts else None
            wanted: float | bool = bool(requirement.value)
        else:
            threshold = threshold_in(requirement, indicator, dossier)
            if threshold is None:
                return ()
            now, wanted = facts.middle(line.facts), threshold
        found.append(NearMiss(indicator.id, indicator.change or "works", now, wanted, indicator.unit, indicator.ask))
    return tuple(found)


def _is_a_gain(line: Line, dossier: Dossier) -> bool:
    asked, wanted = dossier.asked, line.requirement.asks_for
    name, other = line.requirement.indicator or "", "less" if wanted == "more" else "more"
    return asked[name, other] <= asked[name, wanted or ""]
