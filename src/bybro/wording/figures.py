"""Numbers, ranges, shares, money and dates as they are printed: rounded for reading, with their unit.

Rounding never turns something into nothing, and an end that is open or equal says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from bybro.wording.dates import day, month_or_span, year
from bybro.wording.messages import message
from bybro.wording.money import amount, money
from bybro.wording.quantities import around, quantity, span
from bybro.wording.rounded import Rounded
from bybro.wording.shares import probability, share, share_span
from bybro.wording.units import unit_name

if TYPE_CHECKING:
    from bybro.model.estimate import Range
    from bybro.model.match import Spread

__all__ = [
    "amount",
    "day",
    "estimate",
    "money",
    "month_or_span",
    "number",
    "probability",
    "quantity",
    "share",
    "share_span",
    "span",
    "spread",
    "unit_name",
    "year",
]

Bound = Literal["at least", "at most"]


def number(value: float, language: str) -> str:
    """A number to three significant digits: "1.23 million", "12,300"; a whole one below 10,000 as it is."""
    return Rounded.of(value).text(language)


def spread(value: Spread, unit: str | None, language: str) -> str:
    """An uncertain figure, its middle first: "12 t/day (10–15)"; one number where the range reads as that."""
    return around(value.p50, value.p05, value.p95, unit, language)


def estimate(value: Range, language: str, bound: Bound | None = None) -> str:
    """A range as the sources give it, its most likely value first where it has one.

    A fact's `bound` says that the figure is only the low or the high end. Without a unit it answers yes or
    no: "yes", "no", or the chance of yes.
    """
    if value.unit is None:
        return _yes_no(value, language)
    if bound is not None:
        low, high = (value.low, None) if bound == "at least" else (None, value.high)
        return span(low, high, value.unit, language)
    if value.mode is None:
        return span(value.low, value.high, value.unit, language)
    return around(value.mode, value.low, value.high, value.unit, language)


def _yes_no(value: Range, language: str) -> str:
    if value.is_point and value.low in {0, 1}:
        return message("figure.yes" if value.low else "figure.no", language)
    return message("figure.chance_of_yes", language, chance=share_span(value.low, value.high, language))
