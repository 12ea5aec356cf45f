"""Money between currencies by dated rates, before any unit is converted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bybro.model.rate import Rate


def exchange_rate(rates: Iterable[Rate], currency: str, other: str, year: int | None) -> float | None:
    """What one unit of `currency` buys in `other`, by the rates of the year nearest to `year` (None: the latest).

    Rates are used both ways and chained over one currency between; None where no path is known.
    """
    if currency == other:
        return 1.0
    table = _nearest(rates, year)
    direct = table.get((currency, other))
    if direct is not None:
        return direct
    paths = [first * table[(between, other)] for (start, between), first in table.items() if start == currency and (between, other) in table]
    return paths[0] if paths else None


def _nearest(rates: Iterable[Rate], year: int | None) -> dict[tuple[str, str], float]:
    known = sorted(rates, key=lambda r: (abs(r.year - year) if year is not None else -r.year, r.from_, r.to))
    table: dict[tuple[str, str], float] = {}
    for rate in known:
        table.setdefault((rate.from_, rate.to), float(rate.rate))
        table.setdefault((rate.to, rate.from_), 1.0 / float(rate.rate))
    return table
