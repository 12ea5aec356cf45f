"""Money with its currency and the year of its prices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bybro.model.match import Money
from bybro.wording.dates import year
from bybro.wording.messages import message
from bybro.wording.quantities import around, span

if TYPE_CHECKING:
    from bybro.model.solution import Cost


def amount(low: float, high: float | None, currency: str, language: str) -> str:
    """A sum or a range of it: "EUR 1–2 million"; `high` None: "at least EUR 1 million"."""
    return span(low, high, currency, language)


def money(value: Money | Cost, language: str) -> str:
    """A computed cost, or one as a provider states it, with its currency and year.

    Says which year's prices it is in; of one that was only exchanged, that its prices were not adjusted.
    """
    if isinstance(value, Money):
        return _computed(value, language)
    stated = amount(value.low, value.high, value.currency, language)
    if value.year is None:
        return message("figure.money_undated", language, money=stated)
    return message("figure.money_prices", language, money=stated, year=year(value.year))


def _computed(value: Money, language: str) -> str:
    figure = around(value.p50, value.p05, value.p95, value.currency, language)
    if value.price_year is None:
        return figure
    template = "figure.money_prices" if value.adjusted else "figure.money_exchanged"
    return message(template, language, money=figure, year=year(value.price_year))
