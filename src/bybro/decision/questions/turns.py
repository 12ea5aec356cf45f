"""The order of a list: by value, and so that the needs take turns."""

from __future__ import annotations

import heapq
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def in_turns(values: Sequence[Mapping[str, float]], turn: float) -> list[int]:
    """The places of the questions in order, by what each is worth to each need.

    The most valuable question comes first; then what it was worth most for counts `turn` times as much for all that
    follow, and so on: with 1/2, a need has its second question once it is worth twice another's first. Equal values
    keep the order given.
    """
    served: Counter[str] = Counter()

    def urgency(place: int) -> float:
        return sum(value * turn ** served[need] for need, value in values[place].items())

    heap = [(-urgency(place), place) for place in range(len(values))]
    heapq.heapify(heap)
    found: list[int] = []
    while heap:
        told, place = heapq.heappop(heap)
        now = -urgency(place)
        # urgencies only ever fall, so what still is on top after being looked at again is the next
        if now > told and heap and (now, place) > heap[0]:
            heapq.heappush(heap, (now, place))
            continue
        found.append(place)
        if values[place]:
            served[max(values[place], key=lambda need: values[place][need])] += 1
    return found
