"""A figure as it is printed: one value with its kind, formatted the same in every page, paper and picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast

from bybro.model.estimate import Range
from bybro.model.match import Money, Spread
from bybro.model.solution import Cost
from bybro.wording import figures

if TYPE_CHECKING:
    from collections.abc import Callable

Kind = Literal[
    "count", "number", "quantity", "range", "answer", "spread", "share", "probability", "money", "cost", "year", "day"
]


@dataclass(frozen=True, slots=True)
class Figure:
    """A value that is printed: what `of` holds depends on its `kind`; numbers are never rounded here.

    count, number, quantity, probability, year: a number. day: an ISO date. range, answer (yes or no, as the
    probability of yes): a Range. spread, share: a Spread. money: what was computed. cost: as a page states it.
    """

    kind: Kind
    of: float | str | Range | Spread | Money | Cost
    unit: str | None = None
    bound: Literal["at least", "at most"] | None = None

    def to_dict(self) -> dict[str, Any]:
        """The value as it stands in catalogue.json."""
        return {"kind": self.kind, **self._numbers(), "unit": self.unit}

    @property
    def middle(self) -> float | None:
        """One number for it: the value, the median or the most likely; None where there is only a range."""
        match self.of:
            case Spread():
                return self.of.p50
            case Range():
                return self.of.low if self.of.is_point else self.of.mode
            case Cost():
                return self.of.low if self.of.low == self.of.high else None
            case str():
                return None
        return self.of

    @property
    def ends(self) -> tuple[float, float] | None:
        """Its lower and upper end, where it has both."""
        match self.of:
            case Spread():
                return self.of.p05, self.of.p95
            case Range():
                return self.of.low, self.of.high
            case Cost():
                return None if self.of.high is None else (self.of.low, self.of.high)
        return None

    @property
    def machine(self) -> str:
        """The value for a program that reads the page: a number, or `low/high`."""
        if isinstance(self.of, str):
            return self.of
        if self.ends is None or self.ends[0] == self.ends[1]:
            return str(self.middle if self.middle is not None else cast("Cost", self.of).low)
        return f"{self.ends[0]}/{self.ends[1]}"

    def _numbers(self) -> dict[str, Any]:
        match self.of:
            case Money() as m:
                spread = {"p05": m.p05, "p50": m.p50, "p95": m.p95}
                return {**spread, "currency": m.currency, "price_year": m.price_year, "adjusted": m.adjusted}
            case Spread() as s:
                return {"p05": s.p05, "p50": s.p50, "p95": s.p95}
            case Range() as r:
                return {"low": r.low, "mode": r.mode, "high": r.high, "bound": self.bound}
            case Cost() as c:
                return {"low": c.low, "high": c.high, "currency": c.currency, "year": c.year}
        return {"value": self.of}


def share(value: float) -> Figure:
    """A share of 0 to 1 that is known without a spread."""
    return Figure("share", Spread.point(value))


def figure_text(figure: Figure, language: str) -> str:
    """The figure as a reader of the language sees it; every renderer prints exactly this."""
    return _WRITERS[figure.kind](figure, language)


def _range(figure: Figure, language: str) -> str:
    value = cast("Range", figure.of)
    if value.unit is not None:
        return figures.estimate(value, language, figure.bound)
    if value.mode is None or value.is_point:
        return figures.span(value.low, value.high, None, language)
    return figures.spread(Spread(value.low, value.mode, value.high), None, language)


_WRITERS: dict[Kind, Callable[[Figure, str], str]] = {
    "count": lambda f, language: figures.number(cast("float", f.of), language),
    "number": lambda f, language: figures.number(cast("float", f.of), language),
    "quantity": lambda f, language: figures.quantity(cast("float", f.of), f.unit, language),
    "range": _range,
    "answer": lambda f, language: figures.estimate(cast("Range", f.of), language),
    "spread": lambda f, language: figures.spread(cast("Spread", f.of), f.unit, language),
    "share": lambda f, language: figures.share(cast("Spread", f.of), language),
    "probability": lambda f, language: figures.probability(cast("float", f.of), language),
    "money": lambda f, language: figures.money(cast("Money", f.of), language),
    "cost": lambda f, language: figures.money(cast("Cost", f.of), language),
    "year": lambda f, _: figures.year(int(cast("float", f.of))),
    "day": lambda f, language: figures.day(str(f.of), language),
}
