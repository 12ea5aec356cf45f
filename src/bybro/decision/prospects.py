"""What a solution is worth to a need as a programme: the share it would meet, and how surely."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from bybro.matching.chance import joint_by_indicator
from bybro.model.match import RELEVANT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from bybro.matching.candidate import Candidate
    from bybro.model.solution import Solution
    from bybro.model.verdict import Line

ASSUMED_SHARE = 0.1
"""The share of a need that is assumed of a solution whose size nobody has told; less where the sized ones meet less."""


@dataclass(frozen=True, slots=True)
class Prospect:
    """A relevant solution as a programme for a need.

    `share` of the need met, the mean over its range; `is_assumed` where no size is known. `chance`: that it can work
    there. `shares`: the share in each draw, None where it is one figure.
    """

    candidate: Candidate
    share: float
    is_assumed: bool
    chance: float
    shares: NDArray[np.float64] | None

    @property
    def solution(self) -> Solution:
        """What is offered."""
        return self.candidate.solution

    @property
    def promise(self) -> float:
        """The share it would meet if it worked, less what is not meant for this need: share x relevance."""
        return self.share * self.candidate.relevance.score

    @property
    def worth(self) -> float:
        """The share of the need to be expected: share x relevance x chance."""
        return self.promise * self.chance

    @property
    def is_stopped(self) -> bool:
        """Whether a killer fails: it is no choice, until that changes."""
        return self.candidate.group == "no"


def prospects(candidates: Sequence[Candidate]) -> tuple[Prospect, ...]:
    """The relevant solutions that deliver a service; where there is none, those that prepare the ground."""
    relevant = [c for c in candidates if c.relevance.score >= RELEVANT]
    services = [c for c in relevant if c.solution.delivers == "service"]
    silent = silent_share(services)
    return tuple(_prospect(c, silent) for c in services or relevant)


def silent_share(candidates: Iterable[Candidate], assumed: float = ASSUMED_SHARE) -> float:
    """The share assumed where no size is known: silence is no merit, so never above the middle of the sized ones."""
    sized = [float(c.size.shares.mean()) for c in candidates if c.size.shares is not None]
    return min(assumed, median(sized)) if sized else assumed


def _prospect(candidate: Candidate, silent: float) -> Prospect:
    shares = candidate.size.shares
    share = silent if shares is None else float(shares.mean())
    return Prospect(candidate, share, shares is None, believed(candidate), shares)


def believed(candidate: Candidate) -> float:
    """The chance that a candidate works: the standard chance, and no more than its hardest line has."""
    return capped(candidate.chance.standard, candidate.lines)


def capped(standard: float, lines: Iterable[Line]) -> float:
    """A chance, and never more than that of the hardest question: the whole is no surer than each part of it.

    What is asked from both sides ("at least 300 and at most 600") is one question.
    """
    joint = joint_by_indicator(line for line in lines if line.requirement.decides)
    return min([standard, *joint.values()])
