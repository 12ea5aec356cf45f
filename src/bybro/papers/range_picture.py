"""The numbers that the sources disagree on most, to be drawn with every source's own figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bybro.papers.address import part
from bybro.papers.scale import drawn, ticks
from bybro.papers.side_by_side import pictured

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bybro.model.indicator import Indicator
    from bybro.papers.register import Register
    from bybro.papers.side_by_side import Row


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
    answers = [answer for row in own for answer in row.answers if answer is not None]
    names = [name for a in answers for name in (a.figure, *(f.figure for f in a.facts)) if name is not None]
    places = [place for name in names if (place := drawn(figures[name], indicator.unit)) is not None]
    highest = max(place.high for place in places)
    return RangePicture(indicator, own, ticks(f"picture/{part(indicator.id)}", highest, indicator.unit, register))
