"""Which facts answer a question about a city, and what they say together.

The receiving city's facts up to `as_of` (or undated), neither hindsight nor forecast, not superseded, not what
another counting fact of the same question rests on; of the nearest scope that has one. A fact with an object
answers only what is about that object or a kind of it, one whose object is the id of a solution that solution alone;
else it is *related*: shown, never counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from bybro.draws.distribution import Distribution, of_fact
from bybro.lexicon.units import currency_of, scale
from bybro.model.match import Spread
from bybro.model.money import exchange_rate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bybro.lexicon.concepts import Lexicon
    from bybro.model.dossier import Dossier
    from bybro.model.fact import Fact, Scope
    from bybro.model.indicator import Indicator

_SCOPES: tuple[Scope, ...] = ("district", "city", "metropolitan area", "country")
"""Scopes from near to far; a district answers only for its object, so it comes in only where that is asked."""


@dataclass(frozen=True, slots=True)
class About:
    """What a question is asked about: an object by name, the concepts that it is a kind of, for which solution."""

    object: str | None = None
    concepts: frozenset[str] = frozenset()
    solution: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The facts that answer, what they say, and the related ones that do not count."""

    facts: tuple[Fact, ...]
    related: tuple[Fact, ...]
    scope: Scope | None
    pool: tuple[Distribution, ...]
    """One distribution a fact, in the indicator's unit; they are pooled with equal weights."""

    def probability(self) -> float:
        """The probability of yes."""
        return _mean([d.mean for d in self.pool])

    def at_least(self, value: float) -> float:
        """The probability of `value` or more."""
        return _mean([d.at_least(value) for d in self.pool])

    def at_most(self, value: float) -> float:
        """The probability of `value` or less."""
        return _mean([d.at_most(value) for d in self.pool])

    def spread(self) -> Spread:
        """The pooled figure by its percentiles."""
        return Spread(*(_quantile(self.pool, share) for share in (0.05, 0.5, 0.95)))


class FactBase:
    """The facts of a dossier that count as of its day, by city and indicator."""

    def __init__(self, dossier: Dossier, lexicon: Lexicon, *, hindsight: bool = False, forecast: bool = False) -> None:
        self._dossier = dossier
        self._lexicon = lexicon
        self._hindsight = hindsight
        self._forecast = forecast
        self._distributions: dict[str, Distribution | None] = {}

    @cached_property
    def counting(self) -> dict[str, Fact]:
        """The facts that count, by id."""
        year = self._dossier.as_of.year
        dated = {
            f.id: f
            for f in self._dossier.facts
            if (f.estimate.year is None or f.estimate.year <= year)
            and (self._hindsight or not f.hindsight)
            and (self._forecast or not f.forecast)
        }
        return {i: f for i, f in dated.items() if f.superseded_by is None or f.superseded_by not in dated}

    @cached_property
    def by_question(self) -> dict[tuple[str, str], list[Fact]]:
        """The counting facts on each question about a city, in file order."""
        found: dict[tuple[str, str], list[Fact]] = {}
        for fact in self.counting.values():
            found.setdefault((fact.city, fact.indicator), []).append(fact)
        return found

    def on(self, city: str, indicator: str) -> tuple[Fact, ...]:
        """The counting facts on one question about a city, in file order."""
        return tuple(self.by_question.get((city, indicator), ()))

    def differing(self, other: FactBase) -> frozenset[tuple[str, str]]:
        """The questions, by city and indicator, on which two dossiers have other counting facts."""
        ours, theirs = self.by_question, other.by_question
        return frozenset(q for q in ours.keys() | theirs.keys() if ours.get(q) != theirs.get(q))

    def answer(self, city: str, indicator: Indicator, about: About) -> Answer:
        """What the facts say of an indicator, for something that is `about` certain concepts or an object."""
        facts = self.on(city, indicator.id)
        fitting = [f for f in facts if f.pool and self._fits(f, about)]
        rested = {other for f in fitting for other in f.rests_on}
        fitting = [f for f in fitting if f.id not in rested]
        near, scope = _nearest(fitting)
        chosen = _newest(near) if indicator.is_yes_no else _verified(near)
        pooled = [(f, self._told(f, indicator)) for f in chosen]
        standing = [(f, d) for f, d in pooled if d is not None]
        ids = {f.id for f, _ in standing}
        return Answer(
            facts=tuple(f for f, _ in standing),
            related=tuple(f for f in facts if f.id not in ids and f not in fitting),
            scope=scope if standing else None,
            pool=tuple(d for _, d in standing),
        )

    def middle(self, fact_ids: Iterable[str]) -> float | None:
        """The median of what counting facts on one question say together, in its indicator's unit."""
        facts = [self.counting[i] for i in fact_ids]
        told = [self._told(f, self._dossier.indicator_by_id[f.indicator]) for f in facts]
        pool = tuple(d for d in told if d is not None)
        return _quantile(pool, 0.5) if pool else None

    def _told(self, fact: Fact, indicator: Indicator) -> Distribution | None:
        """What a fact says in its indicator's unit, worked out once for all lines that ask."""
        if fact.id not in self._distributions:
            self._distributions[fact.id] = _told(fact, indicator, self._dossier)
        return self._distributions[fact.id]

    def _fits(self, fact: Fact, about: About) -> bool:
        if fact.object is None:
            return fact.scope != "district"
        if fact.object in self._dossier.solution_by_id:
            return fact.object == about.solution
        if about.object is not None and about.object.casefold() == fact.object.casefold():
            return True
        return self._lexicon.is_about(about.concepts, self._object_concepts(fact.object))

    def _object_concepts(self, text: str) -> frozenset[str]:
        # names are no ground: "Danida Business Finance" must not answer for all finance;
        # nor is the wider field: "waste collection" must not answer for every line about waste
        words = (w for w in text.split() if not w.lstrip("(").istitle() and not w.strip("(),").isupper())
        return frozenset(self._lexicon.narrowest(self._lexicon.concepts_in(" ".join(words), "en")))


def _nearest(facts: list[Fact]) -> tuple[list[Fact], Scope | None]:
    for scope in _SCOPES:
        here = [f for f in facts if f.scope == scope]
        if here:
            return here, scope
    return [], None


def _newest(facts: list[Fact]) -> list[Fact]:
    """The facts of the newest year; undated ones only where none is dated."""
    years = [f.estimate.year for f in facts if f.estimate.year is not None]
    return [f for f in facts if f.estimate.year == (max(years) if years else None)]


def _verified(facts: list[Fact]) -> list[Fact]:
    return [f for f in facts if f.status == "verified"] or facts


def _told(fact: Fact, indicator: Indicator, dossier: Dossier) -> Distribution | None:
    """A fact in the indicator's unit; None where no rate leads from its currency."""
    unit, target = fact.estimate.unit, indicator.unit
    if unit is None or target is None or unit == target:
        return of_fact(fact, indicator, 1.0)
    money, wanted = currency_of(unit), currency_of(target)
    rate = 1.0
    if money is not None and wanted is not None and money != wanted:
        found = exchange_rate(dossier.rates, money, wanted, fact.estimate.year)
        if found is None:
            return None
        rate, unit = found, unit.replace(money, wanted)
    slope, offset = scale(unit, target)
    return of_fact(fact, indicator, rate * slope, offset)


def _mean(shares: list[float]) -> float:
    return shares[0] if len(shares) == 1 else float(np.mean(shares))


def _quantile(pool: Iterable[Distribution], share: float) -> float:
    parts = tuple(pool)
    low, high = min(d.low for d in parts), max(d.high for d in parts)
    for _ in range(60):
        middle = (low + high) / 2
        if _mean([d.at_most(middle) for d in parts]) < share:
            low = middle
        else:
            high = middle
    return high
