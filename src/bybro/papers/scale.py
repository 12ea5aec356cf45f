"""The scale of a picture: a few round ticks from nothing to the highest value drawn, each a figure of its own."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from bybro.lexicon.units import factor, is_convertible
from bybro.papers.figure import Figure, share

if TYPE_CHECKING:
    from bybro.papers.register import Register

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_MOST_TICKS = 4
_TINY = 1e-9


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


def ticks(name: str, highest: float, unit: str | None, register: Register) -> tuple[str, ...]:
    """The ids of the ticks from 0 to the first that is not below the highest value, begun by the picture's name."""
    step = _step(highest)
    values = [Figure("quantity", n * step, unit) for n in range(math.ceil(highest / step - _TINY) + 1)]
    return tuple(str(register.figure(f"{name}/{n}", value)) for n, value in enumerate(values))


def share_ticks(register: Register) -> tuple[str, ...]:
    """The ids of the ticks from none to all of it, the same in every picture of shares."""
    return tuple(str(register.figure(f"picture/share/{tick:g}", share(tick))) for tick in (0.0, 0.5, 1.0))


def _step(highest: float) -> float:
    """A round distance between the ticks of a scale from 0, so that there are few of them."""
    size = 10.0 ** math.floor(math.log10(highest / _MOST_TICKS)) if highest > 0 else 1.0
    return next((size * step for step in _STEPS if highest <= size * step * _MOST_TICKS), size * _STEPS[-1])
