"""The numbers that the sources disagree on most, to be drawn with every source's own figure."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bybro.papers.figure import Figure
from bybro.papers.side_by_side import pictured

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bybro.model.indicator import Indicator
    from bybro.papers.register import Register
    from bybro.papers.side_by_side import Row

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_MOST_TICKS = 4
_TINY = 1e-9


@dataclass(frozen=True, slots=True)
class RangePicture:
    """An indicator whose answers are drawn with each source's own figure: its rows and the ticks of its scale."""

    indicator: Indicator
    rows: tuple[Row, ...]
    ticks: tuple[str, ...]


def range_pictures(found: Sequence[Row], register: Register) -> tuple[RangePicture, ...]:
    """The pictures of the numbers that the sources disagree on most."""
    rows_of: dict[str, list[Row]] = {i: [] for i in pictured(found)}
    for row in found:
        if row.indicator.id in rows_of and row.object is None:
            rows_of[row.indicator.id].append(row)
    return tuple(_range_picture(tuple(own), register) for own in rows_of.values())


def _range_picture(own: tuple[Row, ...], register: Register) -> RangePicture:
    indicator, figures = own[0].indicator, register.figures
    facts = [f for row in own for answer in row.answers if answer is not None for f in answer.facts]
    ends = [figures[name].ends for f in facts if (name := f.figure) is not None]
    highest = max(end[1] for end in ends if end is not None)
    step = _step(highest)
    ticks = range(math.ceil(highest / step - _TINY) + 1)
    values = [Figure("quantity", n * step, indicator.unit) for n in ticks]
    names = [register.figure(f"picture/{indicator.id}/{n}", value) for n, value in enumerate(values)]
    return RangePicture(indicator, own, tuple(name for name in names if name is not None))


def _step(highest: float) -> float:
    """A round distance between the ticks of a scale from 0, so that there are few of them."""
    size = 10.0 ** math.floor(math.log10(highest / _MOST_TICKS)) if highest > 0 else 1.0
    return next((size * step for step in _STEPS if highest <= size * step * _MOST_TICKS), size * _STEPS[-1])
