"""A solution as it answers a need, with the figures and sources that its entry prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from bybro.papers.address import part
from bybro.papers.figure import Figure, share
from bybro.papers.places import place_figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bybro.model.dossier import Dossier
    from bybro.model.fact import Fact
    from bybro.model.indicator import Indicator
    from bybro.model.match import Match, Spread
    from bybro.model.solution import Reference
    from bybro.model.verdict import Line
    from bybro.papers.figure import Kind
    from bybro.papers.register import Register


@dataclass(frozen=True, slots=True)
class FactEntry:
    """A fact with its figure and its sources."""

    fact: Fact
    figure: str | None
    year: str | None
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LineEntry:
    """A requirement with its verdict, the facts that answer it, and those that only speak of the same question."""

    line: Line
    threshold: str | None
    probability: str | None
    facts: tuple[FactEntry, ...]
    related: tuple[FactEntry, ...]

    @property
    def verdict(self) -> str:
        """The verdict, told apart where the provider is silent: `not_stated`."""
        return "not_stated" if not self.line.stated and self.line.verdict == "unknown" else self.line.verdict


@dataclass(frozen=True, slots=True)
class ReferenceEntry:
    """Where it stands, and whether that is still to come: planned, or later than the day of the case."""

    reference: Reference
    year: str | None
    is_later: bool


@dataclass(frozen=True, slots=True)
class SolutionEntry:
    """A match as it is printed; `figures` names the ids of what is known, absent where a figure is missing."""

    match: Match
    figures: dict[str, str]
    reasons: tuple[tuple[str, ...], ...]
    """For each reason, those for it first, the ids of the figures in its sentence."""
    lines: tuple[LineEntry, ...]
    references: tuple[ReferenceEntry, ...]
    sources: tuple[int, ...]


def fact_entries(ids: Iterable[str], dossier: Dossier, register: Register) -> tuple[FactEntry, ...]:
    """Facts by id, as they are shown under a requirement or an answer."""
    return tuple(fact_entry(dossier.fact_by_id[i], dossier, register) for i in ids)


def fact_entry(fact: Fact, dossier: Dossier, register: Register) -> FactEntry:
    """A fact as it is shown."""
    indicator = dossier.indicator_by_id.get(fact.indicator)
    name = f"fact/{part(fact.id)}"
    year = None if fact.estimate.year is None else Figure("year", fact.estimate.year)
    return FactEntry(
        fact,
        register.figure(name, fact_figure(fact, indicator)),
        register.figure(f"{name}/year", year),
        register.sources(fact.sources),
    )


def fact_figure(fact: Fact, indicator: Indicator | None) -> Figure:
    """What a fact says, as its source says it."""
    kind: Kind = "answer" if indicator is not None and indicator.is_yes_no else "range"
    return Figure(kind, fact.estimate, fact.estimate.unit, fact.bound)


def solution_entry(match: Match, dossier: Dossier, register: Register) -> SolutionEntry:
    """The entry of a match."""
    solution = match.solution
    figures = {
        name: found
        for name, figure in _figures(match).items()
        if (found := register.figure(f"match/{part(match.need.id)}/{part(solution.id)}/{name}", figure)) is not None
    }
    figures |= {
        name: found
        for name, figure in _solution_figures(match).items()
        if (found := register.figure(f"solution/{part(solution.id)}/{name}", figure)) is not None
    }
    return SolutionEntry(
        match,
        figures,
        _reasons(match, register),
        tuple(_line(number, line, match, dossier, register) for number, line in enumerate(match.lines, 1)),
        tuple(_references(match, dossier, register)),
        register.sources(solution.sources),
    )


def _figures(match: Match) -> dict[str, Figure | None]:
    chance, programme = match.chance, match.programme
    return {
        "rank": None if match.rank is None else Figure("count", match.rank),
        **place_figures(match),
        "relevance": Figure("probability", match.relevance),
        "as_listed": Figure("probability", chance.as_listed) if chance.lines else None,
        "lines": Figure("count", chance.lines),
        "standard": Figure("probability", chance.standard),
        "if_open_hold": Figure("probability", chance.if_open_hold) if chance.lines else None,
        "units": None if programme is None else Figure("count", programme.units),
        "units_for_all": None if programme is None else Figure("number", programme.units_for_all),
        "utilisation": None if programme is None else share(programme.utilisation),
        "coverage": None if match.coverage is None else Figure("share", match.coverage),
        "cost": None if match.cost is None else Figure("money", match.cost, match.cost.currency),
        "people_helped": None if match.people_helped is None else Figure("spread", match.people_helped, "count"),
    }


def _solution_figures(match: Match) -> dict[str, Figure | None]:
    capacity, cost = match.solution.capacity, match.solution.cost
    return {
        "capacity": None if capacity is None else Figure("quantity", capacity.value, capacity.unit),
        "cost_stated": None if cost is None else Figure("cost", cost, cost.currency),
    }


_REASON_FIGURES: dict[str, Kind] = {
    "share": "share",
    "utilisation": "share",
    "people": "spread",
    "units": "count",
    "count": "count",
    "lines": "count",
    "year": "year",
}
"""The kinds of the values that the sentence of a reason writes as figures."""


def _reasons(match: Match, register: Register) -> tuple[tuple[str, ...], ...]:
    found = []
    for reason in (*match.for_, *match.against):
        ids = []
        for hole, value in reason.values.items():
            if hole in _REASON_FIGURES:
                name = f"match/{part(match.need.id)}/{part(match.solution.id)}/reason/{reason.code}/{hole}"
                ids.append(str(register.figure(name, _reason_figure(hole, value))))
        found.append(tuple(ids))
    return tuple(found)


def _reason_figure(hole: str, value: object) -> Figure:
    kind = _REASON_FIGURES[hole]
    if kind == "share" and isinstance(value, int | float):
        return share(float(value))
    return Figure(kind, cast("float | Spread", value), "count" if kind == "spread" else None)


def _line(number: int, line: Line, match: Match, dossier: Dossier, register: Register) -> LineEntry:
    requirement = line.requirement
    name = f"line/{part(match.need.city)}/{part(match.solution.id)}/{number}"
    value, chance = requirement.value, line.probability
    threshold = None if value is None or isinstance(value, bool) else Figure("quantity", value, requirement.unit)
    return LineEntry(
        line,
        register.figure(f"{name}/threshold", threshold),
        register.figure(f"{name}/probability", None if chance is None else Figure("probability", chance)),
        fact_entries(line.facts, dossier, register),
        fact_entries(line.related, dossier, register),
    )


def _references(match: Match, dossier: Dossier, register: Register) -> Iterator[ReferenceEntry]:
    for number, reference in enumerate(match.solution.references, 1):
        name = f"solution/{part(match.solution.id)}/reference/{number}/year"
        year = register.figure(name, None if reference.year is None else Figure("year", reference.year))
        yield ReferenceEntry(reference, year, reference.year is not None and reference.year > dossier.as_of.year)
