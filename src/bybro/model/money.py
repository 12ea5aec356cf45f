"""Money between currencies by dated rates, before any unit is converted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bybro.model.rate import Rate


def exchange_rate(rates: Iterable[Rate], currency: str, other: str, year: int | None) -> float | None:
    """What one unit of `currency` buys in `other`, by the rates of the year nearest to `year` (None: the latest).

    Rates are used both ways and chained over one currency between; None where no path is known. Of several
    paths that of the nearest years is taken, the same there and back.
    """
    if currency == other:
        return 1.0
    table = _nearest(rates, year)
    if (currency, other) in table:
        return table[currency, other].rate
    between = {middle for start, middle in table if start == currency and (middle, other) in table}
    if not between:
        return None
    legs = {middle: (table[currency, middle], table[middle, other]) for middle in between}
    first, second = legs[min(between, key=lambda middle: (sum(leg.distance for leg in legs[middle]), middle))]
    return first.rate * second.rate


class _Leg(NamedTuple):
    """A rate in one direction, and how far its year is from the one asked for."""

    rate: float
    distance: int


def _nearest(rates: Iterable[Rate], year: int | None) -> dict[tuple[str, str], _Leg]:
    def distance(rate: Rate) -> int:
        return abs(rate.year - year) if year is not None else -rate.year

    table: dict[tuple[str, str], _Leg] = {}
    # of two years equally near the later; the rest of the key keeps the order of the rows from mattering
    for rate in sorted(rates, key=lambda r: (distance(r), -r.year, r.from_, r.to, r.rate)):
        table.setdefault((rate.from_, rate.to), _Leg(float(rate.rate), distance(rate)))
        table.setdefault((rate.to, rate.from_), _Leg(1.0 / float(rate.rate), distance(rate)))
    return table
