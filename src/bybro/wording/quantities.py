"""A number or a range of numbers with its unit."""

from __future__ import annotations

from dataclasses import dataclass

from bybro.lexicon.units import CURRENCIES
from bybro.wording.messages import message
from bybro.wording.rounded import Rounded
from bybro.wording.units import measures_stuff, unit_name


def quantity(value: float, unit: str | None, language: str) -> str:
    """A number with its unit: "12,300 m³/day", "1.23 million t/day", "40%", "EUR 3 million"."""
    rounded = Rounded.of(value)
    return _with_unit(rounded.text(language), rounded, unit, language, has_word=rounded.word is not None)


def span(low: float | None, high: float | None, unit: str | None, language: str) -> str:
    """A range with its unit, as one number where both ends read the same; None leaves an end open.

    What the ends share is written once: "10–20 ha", "1–2 million".
    """
    if low is None or high is None:
        return _open_span(low, high, unit, language)
    ends = _Ends(Rounded.of(low), Rounded.of(high))
    return _with_unit(ends.text(language), ends.high, unit, language, has_word=ends.has_word)


def around(middle: float, low: float, high: float, unit: str | None, language: str) -> str:
    """A figure followed by its range in brackets: "12 t/day (10–15)"; alone where the range reads as the figure."""
    figure = quantity(middle, unit, language)
    ends = _Ends(Rounded.of(low), Rounded.of(high))
    if ends.low == ends.high == Rounded.of(middle):
        return figure
    bounds = ends.text(language)
    if unit == "percent":
        bounds = message("figure.percent", language, number=bounds)
    return message("figure.spread", language, middle=figure, span=bounds)


@dataclass(frozen=True, slots=True)
class _Ends:
    """Two numbers written as a range."""

    low: Rounded
    high: Rounded

    @property
    def has_word(self) -> bool:
        """Whether million or billion stands after the range (or after both ends)."""
        return self.high.word is not None and (self.low.word is not None or self.low.value == 0)

    def text(self, language: str) -> str:
        if self.low == self.high:
            return self.high.text(language)
        # A dash before a minus reads as two minuses.
        template = "figure.span" if self.low.value >= 0 else "figure.span_words"
        if self.low.word == self.high.word or self.low.value == 0:
            both = message(template, language, low=self.low.bare(language), high=self.high.bare(language))
            return self.high.worded(both, language)
        if self.low.word and self.high.word:
            return message("figure.span_words", language, low=self.low.text(language), high=self.high.text(language))
        # Not "1.2–2 million", which would read as 1.2 million.
        return message(template, language, low=self.low.full(language), high=self.high.full(language))


def _open_span(low: float | None, high: float | None, unit: str | None, language: str) -> str:
    if low is not None:
        return message("figure.at_least", language, figure=quantity(low, unit, language))
    if high is not None:
        return message("figure.at_most", language, figure=quantity(high, unit, language))
    raise ValueError("A range needs at least one end; what is unknown is not printed as a range.")


def _with_unit(written: str, last: Rounded, unit: str | None, language: str, *, has_word: bool) -> str:
    if unit in CURRENCIES:
        return message("figure.money", language, amount=written, currency=unit_name(unit, language))
    if unit == "percent":
        return message("figure.percent", language, number=written)
    name = unit_name(unit, language, None if has_word else last.value)
    if unit is None or not name:
        return written
    template = "figure.quantity_large" if has_word and measures_stuff(unit) else "figure.quantity"
    return message(template, language, number=written, unit=name)
