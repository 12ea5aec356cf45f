"""What an answer is worth to one need: exact, answer by answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bybro.model.question import Choice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from bybro.decision.questions.doubts import Topic
    from bybro.decision.questions.stakes import Stakes

    Floats = NDArray[np.float64]

_NOTHING = 1e-12


class Gain(NamedTuple):
    """What choosing after the answer meets beyond choosing now, as a share of the need under each of the assumptions;
    and the first choices under the stated ones.
    """  # noqa: D205

    value: Floats
    choice: Choice


def gains_of(stakes: Stakes) -> Mapping[Topic, Gain]:
    """The expected value of knowing each open answer before choosing (EVPPI), where it is worth something at all.

    Answers are taken together where the same lines hold; with each the best choice then is taken. A value is never
    below 0, and never above `ceiling_of` the same stakes.
    """
    worth = stakes.worth
    if not len(worth):
        return {}
    found: dict[Topic, Gain] = {}
    for topics, places in _by_number(stakes).values():
        values = _values(stakes, worth, topics, places)
        for topic, touched, value in zip(topics, places, values, strict=True):
            if value.any():
                found[topic] = Gain(value, _choice(stakes, worth[:, 0], topic, touched))
    return found


def _by_number(stakes: Stakes) -> Mapping[int, tuple[list[Topic], list[list[int]]]]:
    """The topics that as many solutions rest on, with the places of these: they are worked out at once."""
    found: dict[int, tuple[list[Topic], list[list[int]]]] = {}
    for topic, places in stakes.touching().items():
        topics, listed = found.setdefault(len(places), ([], []))
        topics.append(topic)
        listed.append(places)
    return found


def _values(stakes: Stakes, worth: Floats, topics: list[Topic], places: list[list[int]]) -> Floats:
    """(topics, assumptions): the value of each answer, for topics that as many solutions rest on."""
    held = np.array([[stakes.doubts[p].held[t] for p in row] for t, row in zip(topics, places, strict=True)])
    alive = np.array([[stakes.alive(p, t) for p in row] for t, row in zip(topics, places, strict=True)])
    beside = _beside(worth, places)
    number, touched, _, columns = held.shape
    ends = np.zeros((number, 2 * touched + 2, columns))
    ends[:, 1:-1] = held.reshape(number, -1, columns)
    ends[:, -1] = 1.0
    ends.sort(axis=1)
    middle = ((ends[:, 1:] + ends[:, :-1]) / 2.0)[:, :, None]
    inside = (held[:, None, :, 0] <= middle) & (middle < held[:, None, :, 1])
    best = np.maximum(np.where(inside, alive[:, None], 0.0).max(axis=2), beside[:, None])
    value = (np.diff(ends, axis=1) * best).sum(axis=1) - worth.max(axis=0)
    return np.where(value > _NOTHING, value, 0.0)


def _beside(worth: Floats, places: list[list[int]]) -> Floats:
    """(topics, assumptions): the best of the solutions that do not rest on a topic; 0 where there is none."""
    free = np.ones((len(places), len(worth)), dtype=bool)
    for topic, touched in enumerate(places):
        free[topic, touched] = False
    return np.asarray(np.where(free[:, :, None], worth, 0.0).max(axis=1))


def _choice(stakes: Stakes, worth: Floats, topic: Topic, places: list[int]) -> Choice:
    """The first choices now, after the highest and after the lowest answer there can be, as stated."""
    held = np.array([stakes.doubts[p].held[topic][:, 0] for p in places])
    ends = np.unique([0.0, 1.0, *held.ravel()])
    names = [_first(stakes, worth)]
    for low, high in ((ends[-2], ends[-1]), (ends[0], ends[1])):
        then, middle = worth.copy(), (low + high) / 2.0
        for place, (start, stop) in zip(places, held, strict=True):
            then[place] = stakes.alive(place, topic)[0] if start <= middle < stop else 0.0
        names.append(_first(stakes, then))
    return Choice(*names)


def _first(stakes: Stakes, values: Floats) -> str | None:
    """The first of those of which most is to be expected; none where nothing is."""
    place = int(values.argmax())
    return stakes.solutions[place] if values[place] > 0.0 else None


def ceiling_of(stakes: Stakes) -> float:
    """What knowing everything could be worth at most (EVPI), however the chances hang together.

    Most is gained where solutions work in different worlds, the most promising one wherever it can.
    """
    left, met = 1.0, 0.0
    for place in np.argsort(-stakes.promise[:, 0], kind="stable").tolist():
        taken = min(left, float(stakes.chance[place, 0]))
        met, left = met + taken * float(stakes.promise[place, 0]), left - taken
    return met - float(stakes.worth[:, 0].max(initial=0.0))
