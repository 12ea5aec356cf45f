"""How a solution can be chosen: on its own, or after another that puts in place what it lacks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bybro.decision.groups import group_of
from bybro.decision.portfolio.worlds import works
from bybro.decision.prospects import believed
from bybro.matching.chance import chance_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from bybro.draws.sample import Draws
    from bybro.matching.candidate import Candidate


class Way(NamedTuple):
    """A way to choose a solution: after which other (None: on its own), and in which draws it then works (1 or 0)."""

    after: str | None
    works: NDArray[np.float64]


def can_be_done(candidate: Candidate) -> bool:
    """Whether a service may be chosen as it stands: nothing that kills it fails."""
    return candidate.group in {"could", "only_if"}


def ways_of(candidate: Candidate, grounds: Iterable[Candidate], draws: Draws) -> Iterator[Way]:
    """On its own where it could be done; and after each of `grounds` whose class settles a line that it has in doubt.

    The lines so settled hold in the draws where the other works, and are as they were in the rest. So a solution of
    the group `no` may be chosen after the one that does away with what stops it.
    """
    alone = _drawn(candidate, draws)
    if can_be_done(candidate):
        yield Way(None, alone)
    for ground in grounds:
        prepared = _prepared(candidate, ground)
        if prepared is not None and can_be_done(prepared) and believed(prepared) > believed(candidate):
            yield Way(ground.solution.id, np.maximum(alone, _drawn(prepared, draws) * _drawn(ground, draws)))


def _prepared(candidate: Candidate, ground: Candidate) -> Candidate | None:
    """The candidate with the lines that hold once another solution works in its city; None where there are none."""
    solution, dossier = ground.solution, candidate.dossier
    if solution.class_ is None or solution.id == candidate.solution.id or ground.need.city != candidate.need.city:
        return None
    settled = set(dossier.class_by_id[solution.class_].establishes)
    lines = tuple(
        replace(line, verdict="holds", probability=1.0)
        if line.requirement.indicator in settled and line.requirement.value is True and line.verdict != "holds"
        else line
        for line in candidate.lines
    )
    if lines == candidate.lines:
        return None
    chance = chance_of(lines, dossier.indicator_by_id)
    return replace(candidate, lines=lines, chance=chance, group=group_of(candidate.solution, lines))


def _drawn(candidate: Candidate, draws: Draws) -> NDArray[np.float64]:
    chance = believed(candidate)
    return works(candidate.solution, candidate.need.city, candidate.lines, chance, candidate.dossier, draws)
