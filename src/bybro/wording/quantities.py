"""A number or a range of numbers with its unit."""

from __future__ import annotations

from bybro.lexicon.units import CURRENCIES
from bybro.wording.messages import message
from bybro.wording.rounded import Rounded
from bybro.wording.units import measures_stuff, unit_name


def quantity(value: float, unit: str | None, language: str) -> str:
    """A number with its unit: "12,300 m³/day", "1.23 million t/day", "40%", "EUR 3 million"."""
    rounded = Rounded.of(value)
    return _with_unit(rounded.text(language), rounded, unit, language)


def span(low: float | None, high: float | None, unit: str | None, language: str) -> str:
    """A range with its unit, as one number where both ends read the same; None leaves an end open.

    What the ends share is written once: "10–20 ha", "1–2 million".
    """
    if low is None or high is None:
        return _open_span(low, high, unit, language)
    ends = Rounded.of(low), Rounded.of(high)
    return _with_unit(_joined(*ends, language), ends[1], unit, language)


def around(middle: float, low: float, high: float, unit: str | None, language: str) -> str:
    """A figure followed by its range in brackets: "12 t/day (10–15)"; alone where the range reads as the figure."""
    figure = quantity(middle, unit, language)
    ends = Rounded.of(low), Rounded.of(high)
    if ends == (Rounded.of(middle),) * 2:
        return figure
    bounds = _joined(*ends, language)
    if unit == "percent":
        bounds = _with_unit(bounds, ends[1], unit, language)
    return message("figure.spread", language, middle=figure, span=bounds)


def _open_span(low: float | None, high: float | None, unit: str | None, language: str) -> str:
    if low is not None:
        return message("figure.at_least", language, figure=quantity(low, unit, language))
    if high is not None:
        return message("figure.at_most", language, figure=quantity(high, unit, language))
    fault = "A range needs at least one end; what is unknown is not printed as a range."
    raise ValueError(fault)


def _joined(low: Rounded, high: Rounded, language: str) -> str:
    if low == high:
        return high.text(language)
    # A dash before a minus reads as two minuses.
    template = "figure.span" if low.value >= 0 else "figure.span_words"
    if low.word == high.word or low.value == 0:
        return high.worded(message(template, language, low=low.bare(language), high=high.bare(language)), language)
    if low.word and high.word:
        return message("figure.span_words", language, low=low.text(language), high=high.text(language))
    # Not "1.2–2 million", which would read as 1.2 million.
    return message(template, language, low=low.full(language), high=high.full(language))


def _with_unit(written: str, last: Rounded, unit: str | None, language: str) -> str:
    if unit in CURRENCIES:
        return message("figure.money", language, amount=written, currency=unit_name(unit, language))
    if unit == "percent":
        return message("figure.percent", language, number=written)
    name = unit_name(unit, language, None if last.word else last.value)
    if unit is None or not name:
        return written
    template = "figure.quantity_large" if last.word and measures_stuff(unit) else "figure.quantity"
    return message(template, language, number=written, unit=name)
