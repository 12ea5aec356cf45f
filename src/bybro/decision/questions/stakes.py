"""What the choices for a need stand to gain or lose by an answer.

A solution works in a place only if all that it requires holds there. So a line that turns out not to hold leaves
nothing of its chance, and one that does leaves what the other lines leave open: chance / P(line), by the law of total
probability. The chance before is the mean of the chances after, whatever is asked; no answer is worth less than none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bybro.decision.prospects import prospects, silent_share
from bybro.decision.questions.assumptions import ASSUMED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from bybro.decision.questions.doubts import Doubts, Topic
    from bybro.matching.candidate import Candidate

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Stakes:
    """The choices for a need, in file order, under each of the assumptions.

    `promise` (solutions, assumptions): the share of the need met if it works, by relevance. `chance`, of the same
    shape: that it works. `doubts`: what each rests on.
    """

    solutions: tuple[str, ...]
    promise: Floats
    chance: Floats
    doubts: tuple[Doubts, ...]

    @property
    def worth(self) -> Floats:
        """(solutions, assumptions): the share to be expected now; nothing of what a killer stops."""
        able = np.array([not d.stopped_by for d in self.doubts], dtype=float)
        return np.asarray(self.promise * self.chance * able[:, None])

    def touching(self) -> Mapping[Topic, list[int]]:
        """The topics that leave something open, with the places of the solutions that rest on each."""
        asked = {topic for d in self.doubts for topic in d.open_lines}
        found: dict[Topic, list[int]] = {topic: [] for d in self.doubts for topic in d.open_lines}
        for place, doubts in enumerate(self.doubts):
            for topic in doubts.held.keys() & asked:
                found[topic].append(place)
        return found

    def alive(self, place: int, topic: Topic) -> Floats:
        """(assumptions,): the share to be expected of a solution once its lines on the topic are known to hold."""
        doubts = self.doubts[place]
        if doubts.stopped_by - {topic}:
            return np.zeros(self.promise.shape[1])
        low, high = doubts.held[topic]
        with np.errstate(divide="ignore", invalid="ignore"):
            left = np.where(high > low, np.minimum(1.0, self.chance[place] / (high - low)), 0.0)
        return np.asarray(self.promise[place] * left)


def stakes_of(candidates: Sequence[Candidate], doubts: Callable[[Candidate], Doubts]) -> Stakes:
    """The choices for a need, with what each rests on."""
    found = prospects(candidates)
    rests = tuple(doubts(p.candidate) for p in found)
    services = [p.candidate for p in found]
    silent = {a.share: silent_share(services, a.share) for a in ASSUMED}
    shares = np.array([[silent[a.share] if p.is_assumed else p.share for a in ASSUMED] for p in found])
    scores = np.array([[p.candidate.relevance.score**a.relevance for a in ASSUMED] for p in found])
    chance = np.array([d.chance for d in rests])
    shape = (len(found), len(ASSUMED))
    names = tuple(p.solution.id for p in found)
    return Stakes(names, (shares * scores).reshape(shape), chance.reshape(shape), rests)
