"""The two cities held side by side: what the facts of each say of what matters, like with like."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from bybro.matching.facts import About, FactBase
from bybro.model.verdict import FAILS, HOLDS, LIKELY, UNLIKELY
from bybro.papers.address import part
from bybro.papers.figure import Figure
from bybro.papers.solution_entry import fact_entry, fact_figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bybro.lexicon.concepts import Lexicon
    from bybro.matching.facts import Answer
    from bybro.model.dossier import Dossier
    from bybro.model.fact import Fact, Scope
    from bybro.model.indicator import Indicator
    from bybro.papers.register import Register
    from bybro.papers.solution_entry import FactEntry

SHOWN = 60
"""Rows that are printed, the most telling ones; all of them stand in catalogue.json."""
PICTURED = 4
"""Questions drawn as a picture of ranges."""
_DISPUTED = 3
"""A question is drawn where at least so many facts of one city answer it."""

Leaning = Literal["yes", "likely", "open", "unlikely", "no"]


@dataclass(frozen=True, slots=True)
class CityAnswer:
    """What the facts of one city say together: the pooled figure, its facts, the years they speak of."""

    figure: str
    leaning: Leaning | None
    """For a yes-no question the word beside the probability."""
    count: str
    facts: tuple[FactEntry, ...]
    first_year: str | None
    last_year: str | None
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One question, of one area, and of one object where the facts speak of one."""

    indicator: Indicator
    scope: Scope
    object: str | None
    answers: tuple[CityAnswer | None, CityAnswer | None]
    is_shown: bool = False

    @property
    def cities(self) -> int:
        """How many of the two cities have an answer."""
        return sum(a is not None for a in self.answers)

    @property
    def facts(self) -> int:
        """The facts of the city that has more of them."""
        return max(len(a.facts) for a in self.answers if a is not None)


_Key = tuple[str, "Scope", str | None]


def rows(dossier: Dossier, lexicon: Lexicon, register: Register) -> tuple[Row, ...]:
    """Every question that matters and that the facts of at least one city answer, in the order of the indicators.

    Never pooled across areas (a city is not its metropolitan area) nor across objects.
    """
    matters = _asked(dossier)
    places = (dossier.partnership.home_city, dossier.partnership.partner_city)
    groups: dict[_Key, dict[str, list[Fact]]] = {}
    for fact in FactBase(dossier, lexicon).counting.values():
        if fact.pool and fact.city in places and (fact.object is not None or fact.scope != "district"):
            groups.setdefault((fact.indicator, fact.scope, fact.object), {}).setdefault(fact.city, []).append(fact)
    found = []
    for indicator in dossier.indicators:
        if indicator.id in matters or indicator.context:
            for key in (k for k in groups if k[0] == indicator.id):
                row = _row(key, groups[key], indicator, places, dossier, lexicon, register)
                if row.cities:
                    found.append(row)
    drawn = pictured(found)
    telling = sorted(found, key=lambda row: (row.indicator.id not in drawn, *_telling(row, matters)))
    chosen = {id(row) for row in telling[:SHOWN]}
    return tuple(replace(row, is_shown=id(row) in chosen) for row in found)


def pictured(found: Iterable[Row]) -> tuple[str, ...]:
    """The numbers of which the sources give the most figures, by indicator: worth a picture of their ranges."""
    most: dict[str, int] = {}
    for row in found:
        if not row.indicator.is_yes_no and row.object is None and row.facts >= _DISPUTED:
            most[row.indicator.id] = max(most.get(row.indicator.id, 0), row.facts)
    return tuple(sorted(most, key=lambda i: -most[i])[:PICTURED])


def _asked(dossier: Dossier) -> frozenset[str]:
    """Indicators that a requirement or the checklist of a class asks."""
    asked = [r.indicator for s in dossier.solutions for r in s.requirements]
    asked += [r.indicator for c in dossier.classes for r in c.lines]
    return frozenset(i for i in asked if i is not None)


def _telling(row: Row, matters: frozenset[str]) -> tuple[int, bool, bool, int]:
    """Both cities first, then what is asked of solutions, what speaks of the whole place, what has more facts."""
    return -row.cities, row.object is not None, row.indicator.id not in matters, -row.facts


def _row(
    key: _Key,
    facts: dict[str, list[Fact]],
    indicator: Indicator,
    places: tuple[str, str],
    dossier: Dossier,
    lexicon: Lexicon,
    register: Register,
) -> Row:
    _, scope, thing = key
    answers = []
    for city in places:
        own = facts.get(city, [])
        # "at least 2 million" says nothing of the other end, and must not stretch a range that other facts give
        pooled = [f for f in own if f.bound is None] or own
        answer = FactBase(replace(dossier, facts=tuple(pooled)), lexicon).answer(city, indicator, About(thing))
        shown = (*answer.facts, *(f for f in own if f not in pooled))
        answers.append(_city_answer(answer, shown, city, key, indicator, dossier, register) if answer.facts else None)
    return Row(indicator, scope, thing, (answers[0], answers[1]))


def _city_answer(
    answer: Answer,
    shown: Sequence[Fact],
    city: str,
    key: _Key,
    indicator: Indicator,
    dossier: Dossier,
    register: Register,
) -> CityAnswer:
    name = "/".join(part(name) for name in ("city", city, *key) if name is not None)
    if indicator.is_yes_no:
        figure, leaning = Figure("probability", answer.probability()), _leaning(answer.probability())
    elif len(answer.facts) == 1:
        figure, leaning = fact_figure(answer.facts[0], indicator), None
    else:
        figure, leaning = Figure("spread", answer.spread(), indicator.unit), None
    facts = tuple(fact_entry(f, dossier, register) for f in shown)
    years = [f.estimate.year for f in shown if f.estimate.year is not None]
    first, last = (min(years), max(years)) if years else (None, None)
    return CityAnswer(
        str(register.figure(name, figure)),
        leaning,
        str(register.figure(f"{name}/facts", Figure("count", len(facts)))),
        facts,
        register.figure(f"{name}/from", None if first is None else Figure("year", first)),
        register.figure(f"{name}/to", None if last is None or last == first else Figure("year", last)),
        register.sources(s for f in shown for s in f.sources),
    )


def _leaning(probability: float) -> Leaning:
    if probability >= LIKELY:
        return "yes" if probability >= HOLDS else "likely"
    if probability <= UNLIKELY:
        return "no" if probability <= FAILS else "unlikely"
    return "open"
