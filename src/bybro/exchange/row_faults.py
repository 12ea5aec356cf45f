"""What one row says of another: its references, its units against what they measure, its years against `as_of`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bybro.lexicon.units import CURRENCIES, currency_of, is_convertible
from bybro.model.fact import Fact
from bybro.model.indicator import Indicator
from bybro.model.need import Need
from bybro.model.network import Network, Visit
from bybro.model.party import Party, Provider
from bybro.model.solution import Solution
from bybro.model.solution_class import SolutionClass
from bybro.model.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from bybro.findings import Code, Severity
    from bybro.model.record import Record
    from bybro.model.requirement import Requirement


class Fault(NamedTuple):
    """What is wrong in one field of a record."""

    field: str
    code: Code
    severity: Severity
    message: str
    remedy: str


class Known(NamedTuple):
    """The good records so far, by kind and id, and the ids of every kind as read."""

    good: dict[str, dict[str, Any]]
    ids: dict[str, set[str]]
    files: set[str]
    cities: set[str]
    year: int


def faults_of(record: Record, known: Known) -> Iterator[Fault]:
    """What is wrong with what a record says of others."""
    yield from source_faults(record, known)
    of_its_kind = _OF_A_KIND.get(type(record))
    if of_its_kind is not None:
        yield from of_its_kind(record, known)


def _indicator(indicator: Indicator, known: Known) -> Iterator[Fault]:
    for n, other in enumerate(indicator.implies):
        yield from _soft(f"/implies/{n}", "indicators", other, known)


def _class(solution_class: SolutionClass, known: Known) -> Iterator[Fault]:
    for n, line in enumerate(solution_class.lines):
        yield from _requirement(f"/lines/{n}", line, known)
    for n, indicator in enumerate(solution_class.establishes):
        yield from _soft(f"/establishes/{n}", "indicators", indicator, known)


def _provider(provider: Provider, known: Known) -> Iterator[Fault]:
    yield from _city("/city", provider.city, known)
    yield from _soft("/parent", "providers", provider.parent, known)


def _party(party: Party, known: Known) -> Iterator[Fault]:
    yield from _city("/city_side", party.city_side, known)
    yield from _soft("/network", "networks", party.network, known)


def _visit(visit: Visit, known: Known) -> Iterator[Fault]:
    yield from _soft("/network", "networks", visit.network, known)
    for n, delegate in enumerate(visit.delegates):
        yield from _soft(f"/delegates/{n}", "parties", delegate, known)


def _network(network: Network, known: Known) -> Iterator[Fault]:
    for n, meeting in enumerate(network.meetings):
        yield from _soft(f"/meetings/{n}/visit", "visits", meeting.visit, known)


def _solution(solution: Solution, known: Known) -> Iterator[Fault]:
    yield from _city("/city", solution.city, known)
    yield from _hard("/class", "classes", solution.class_, known)
    for n, provider in enumerate(solution.providers):
        yield from _soft(f"/providers/{n}", "providers", provider, known)
    if solution.capacity is not None:
        yield from _served("/capacity", solution.capacity.serves, solution.capacity.unit, known)
    for n, requirement in enumerate(solution.requirements):
        yield from _requirement(f"/requirements/{n}", requirement, known)


def _fact(fact: Fact, known: Known) -> Iterator[Fault]:
    yield from _city("/city", fact.city, known)
    yield from _hard("/indicator", "indicators", fact.indicator, known)
    indicator = known.good["indicators"].get(fact.indicator)
    if indicator is not None:
        yield from _unit("/estimate/unit", fact.estimate.unit, indicator)
        if indicator.is_yes_no and not 0 <= fact.estimate.low <= fact.estimate.high <= 1:
            yield Fault(
                "/estimate",
                "type",
                "error",
                "answers yes or no, so its estimate is a probability between 0 and 1",
                "Give the probability of yes.",
            )
    for n, other in enumerate(fact.rests_on):
        yield from _soft(f"/rests_on/{n}", "facts", other, known)
    yield from _soft("/superseded_by", "facts", fact.superseded_by, known)
    year = fact.estimate.year
    if year is not None and year > known.year:
        yield Fault(
            "/estimate/year",
            "year-after-as-of",
            "note",
            f"speaks of {year}, later than the dossier's {known.year}, and waits",
            "Move as_of when the case has come so far.",
        )


def _need(need: Need, known: Known) -> Iterator[Fault]:
    yield from _city("/city", need.city, known)
    yield from _soft("/part_of", "needs", need.part_of, known)
    if need.demand is not None:
        yield from _served("/demand", need.demand.serves, need.demand.unit, known)
    if not need.sources:
        yield Fault(
            "/sources", "source-missing", "warning", "has no source", "Say where it comes from, or ask the city."
        )


def _requirement(place: str, line: Requirement, known: Known) -> Iterator[Fault]:
    yield from _hard(f"{place}/indicator", "indicators", line.indicator, known)
    indicator = known.good["indicators"].get(line.indicator or "")
    if indicator is None:
        return
    if indicator.is_yes_no != isinstance(line.value, bool):
        yield Fault(
            f"{place}/value",
            "type",
            "error",
            f'asks for {line.value!r} of "{indicator.id}", which is a {indicator.kind} question',
            "Ask as the indicator does.",
        )
    elif not indicator.is_yes_no:
        yield from _unit(f"{place}/unit", line.unit, indicator)


def _city(place: str, city: str | None, known: Known) -> Iterator[Fault]:
    if city is not None and city not in known.cities:
        yield Fault(
            place,
            "reference-missing",
            "error",
            f'names the city "{city}", which is not of this partnership',
            "Name one of its two cities.",
        )


def _hard(place: str, kind: str, target: str | None, known: Known) -> Iterator[Fault]:
    if target is not None and target not in known.good[kind]:
        left_out = " (its row was left out)" if target in known.ids[kind] else ""
        yield Fault(
            place,
            "reference-missing",
            "error",
            f'names "{target}", which {kind}.jsonl does not have{left_out}',
            f"Add it to {kind}.jsonl or correct the name.",
        )


def _soft(place: str, kind: str, target: str | None, known: Known) -> Iterator[Fault]:
    if target is not None and target not in known.ids.get(kind, set()):
        yield Fault(
            place,
            "reference-missing",
            "warning",
            f'names "{target}", which {kind}.jsonl does not have',
            f"Add it to {kind}.jsonl or correct the name.",
        )


def _served(place: str, word: str, unit: str | None, known: Known) -> Iterator[Fault]:
    yield from _hard(f"{place}/serves", "serves", word, known)
    served = known.good["serves"].get(word)
    if served is not None and not is_convertible(unit, served.dimension):
        yield Fault(
            f"{place}/unit",
            "unit-mismatch",
            "error",
            f'gives "{unit}" for "{word}", which is counted in {served.dimension}',
            f"Give it in {served.dimension} or a unit that converts.",
        )


def _unit(place: str, unit: str | None, indicator: Indicator) -> Iterator[Fault]:
    if not is_convertible(_in_euro(unit), _in_euro(indicator.unit)):
        yield Fault(
            place,
            "unit-mismatch",
            "error",
            f'gives "{unit}" where "{indicator.id}" is told in {indicator.unit or "yes or no"}',
            f"Give it in {indicator.unit or 'a probability, unit null'}.",
        )


def _in_euro(unit: str | None) -> str | None:
    """Currencies are exchanged by rates before units are compared, so any of them will do here."""
    if unit is None:
        return None
    money = currency_of(unit)
    is_exchange_rate = "/" in unit and all(c in unit for c in ("LBP", "USD"))
    return unit if money is None or is_exchange_rate else unit.replace(money, CURRENCIES[0])


def source_faults(record: Record, known: Known) -> Iterator[Fault]:
    """Papers that sources name and the folder does not have."""
    for place, file in named_papers(record):
        if file not in known.files:
            yield Fault(
                f"{place}/file",
                "reference-missing",
                "warning",
                f'points to the paper "{file}", which is not in the folder',
                "Put the paper there, or correct its name.",
            )


def named_papers(record: Record) -> Iterator[tuple[str, str]]:
    """Where in a record a source names a paper, and which."""
    for place, part in record.parts():
        if isinstance(part, Source) and part.file is not None:
            yield place, part.file


_OF_A_KIND: dict[type[Record], Callable[[Any, Known], Iterator[Fault]]] = {
    Indicator: _indicator,
    SolutionClass: _class,
    Provider: _provider,
    Solution: _solution,
    Fact: _fact,
    Need: _need,
    Party: _party,
    Visit: _visit,
    Network: _network,
}
"""What a kind of record says of others, and is held against; the other kinds say nothing."""
