"""The numbers that the sources disagree on most, to be drawn with every source's own figure."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bybro.lexicon.units import factor, is_convertible
from bybro.papers.address import part
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


class Place(NamedTuple):
    """Where a figure is drawn: its ends and its middle, in the unit of the scale."""

    low: float
    middle: float | None
    high: float


def drawn(figure: Figure, unit: str | None) -> Place | None:
    """Where a figure stands on a scale; None where its unit cannot be told in the scale's."""
    if figure.ends is None or not is_convertible(figure.unit, unit):
        return None
    times = 1.0 if unit is None or figure.unit is None else factor(figure.unit, unit)
    middle = None if figure.middle is None else figure.middle * times
    return Place(figure.ends[0] * times, middle, figure.ends[1] * times)


def range_pictures(found: Sequence[Row], register: Register) -> tuple[RangePicture, ...]:
    """The pictures of the numbers that the sources disagree on most."""
    rows_of: dict[str, list[Row]] = {i: [] for i in pictured(found)}
    for row in found:
        if row.indicator.id in rows_of and row.object is None:
            rows_of[row.indicator.id].append(row)
    return tuple(_range_picture(tuple(own), register) for own in rows_of.values())


def _range_picture(own: tuple[Row, ...], register: Register) -> RangePicture:
    indicator, figures = own[0].indicator, register.figures
    answers = [answer for row in own for answer in row.answers if answer is not None]
    names = [name for a in answers for name in (a.figure, *(f.figure for f in a.facts)) if name is not None]
    places = [place for name in names if (place := drawn(figures[name], indicator.unit)) is not None]
    highest = max(place.high for place in places)
    step = _step(highest)
    ticks = range(math.ceil(highest / step - _TINY) + 1)
    values = [Figure("quantity", n * step, indicator.unit) for n in ticks]
    marks = [register.figure(f"picture/{part(indicator.id)}/{n}", value) for n, value in enumerate(values)]
    return RangePicture(indicator, own, tuple(name for name in marks if name is not None))


def _step(highest: float) -> float:
    """A round distance between the ticks of a scale from 0, so that there are few of them."""
    size = 10.0 ** math.floor(math.log10(highest / _MOST_TICKS)) if highest > 0 else 1.0
    return next((size * step for step in _STEPS if highest <= size * step * _MOST_TICKS), size * _STEPS[-1])
