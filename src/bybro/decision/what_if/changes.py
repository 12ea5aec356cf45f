"""Two answers to the same needs, held against each other."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from bybro.model.change import Changes, FirstChange, GroupChange, RankChange, VerdictChange
from bybro.model.match import GROUPS, RELEVANT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bybro.model.match import Match, NeedMatches
    from bybro.model.verdict import Line

_BEYOND = 2.0
"""An expected rank has moved where it differs by more than so many standard errors of both."""


def changes_between(before: Sequence[NeedMatches], after: Sequence[NeedMatches]) -> Changes:
    """What is otherwise for the needs that both answer, in the order of the second."""
    then = {a.need.id: a for a in before}
    pairs = [(then[a.need.id], a) for a in after if a.need.id in then]
    return Changes(
        verdicts=tuple(dict.fromkeys(c for old, new in pairs for c in _verdicts(old, new))),
        groups=tuple(c for old, new in pairs for c in _groups(old, new)),
        ranks=tuple(c for old, new in pairs for c in _ranks(old, new)),
        firsts=tuple(
            FirstChange(new.need.id, one, other) for old, new in pairs if (one := _first(old)) != (other := _first(new))
        ),
    )


def _both(old: NeedMatches, new: NeedMatches) -> Iterator[tuple[Match, Match]]:
    known = {m.solution.id: m for m in old.matches}
    yield from ((known[m.solution.id], m) for m in new.matches if m.solution.id in known)


def _verdicts(old: NeedMatches, new: NeedMatches) -> Iterator[VerdictChange]:
    for one, other in _both(old, new):
        told = {_asked(x): x.verdict for x in one.lines}
        for line in other.lines:
            name, verdict = line.requirement.indicator, told.get(_asked(line), line.verdict)
            if name is not None and verdict != line.verdict:
                yield VerdictChange(new.need.city, other.solution.id, name, verdict, line.verdict)


def _asked(line: Line) -> tuple[object, ...]:
    """What a line asks for; a solution asks for the same thing once."""
    requirement = line.requirement
    return (requirement.indicator, requirement.op, requirement.value, requirement.unit, requirement.object)


def _groups(old: NeedMatches, new: NeedMatches) -> Iterator[GroupChange]:
    one, other = ({m.solution.id: m.group for m in a.matches if m.relevance >= RELEVANT} for a in (old, new))
    for solution in dict.fromkeys((*other, *one)):
        if one.get(solution) != other.get(solution):
            yield GroupChange(new.need.id, solution, one.get(solution), other.get(solution))


def _ranks(old: NeedMatches, new: NeedMatches) -> Iterator[RankChange]:
    for one, other in _both(old, new):
        if one.group != other.group or one.expected_rank is None or other.expected_rank is None:
            continue
        noise = math.hypot(one.expected_rank_error or 0.0, other.expected_rank_error or 0.0)
        if abs(other.expected_rank - one.expected_rank) > _BEYOND * noise + 1e-9:
            yield RankChange(new.need.id, other.solution.id, other.group, one.expected_rank, other.expected_rank)


def _first(answer: NeedMatches) -> str | None:
    """The first solution of the best group that has one and in which solutions can be chosen."""
    for group in GROUPS[:-1]:
        found = answer.in_group(group)
        if found:
            return found[0].solution.id
    return None
