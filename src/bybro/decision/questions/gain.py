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
    order = np.argsort(-worth, axis=0, kind="stable")
    found = {topic: _gain(stakes, topic, places, worth, order) for topic, places in stakes.touching().items()}
    return {topic: gain for topic, gain in found.items() if gain.value.any()}


def _gain(stakes: Stakes, topic: Topic, places: list[int], worth: Floats, order: NDArray[np.intp]) -> Gain:
    columns = np.arange(worth.shape[1])
    # the best of those that the answer does not touch
    rest = order[np.isin(order, places, invert=True).argmax(axis=0), columns]
    beside = np.where(np.isin(rest, places), 0.0, worth[rest, columns])
    held = np.stack([stakes.doubts[p].held[topic] for p in places])
    alive = np.stack([stakes.alive(p, topic) for p in places])
    edges = np.zeros((1, len(columns)))
    ends = np.sort(np.concatenate([edges, held.reshape(-1, len(columns)), edges + 1.0]), axis=0)
    middle = (ends[1:] + ends[:-1]) / 2.0
    inside = (held[None, :, 0] <= middle[:, None]) & (middle[:, None] < held[None, :, 1])
    after = np.where(inside, alive, 0.0)
    best = np.maximum(after.max(axis=1), beside)
    value = (np.diff(ends, axis=0) * best).sum(axis=0) - worth.max(axis=0)
    value = np.where(value > _NOTHING, value, 0.0)
    real = np.flatnonzero(ends[1:, 0] > ends[:-1, 0])
    names = [_first(stakes, worth[:, 0])]
    for cell in (real[-1], real[0]):
        then = np.where(np.isin(np.arange(len(worth)), places), 0.0, worth[:, 0])
        then[places] = after[cell, :, 0]
        names.append(_first(stakes, then))
    return Gain(value, Choice(*names))


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
