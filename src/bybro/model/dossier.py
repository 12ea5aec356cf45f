"""All that is known about a partnership, as of a date."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Self

from bybro.errors import UnknownRecordError

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from bybro.model.city import City
    from bybro.model.correlation import Correlation
    from bybro.model.fact import Fact
    from bybro.model.funder import Funder
    from bybro.model.indicator import Indicator
    from bybro.model.need import Need
    from bybro.model.network import Network, Visit
    from bybro.model.partnership import Partnership
    from bybro.model.party import Party, Provider
    from bybro.model.rate import Rate
    from bybro.model.served import Served
    from bybro.model.solution import Solution
    from bybro.model.solution_class import SolutionClass
    from bybro.model.term import Term


@dataclass(frozen=True)
class Dossier:
    """The partnership with its records, each kind in file order; what is later than `as_of` does not count.

    `files` holds the papers that sources point to by name (the memo's text), as bytes.
    """

    partnership: Partnership
    cities: tuple[City, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    facts: tuple[Fact, ...] = ()
    needs: tuple[Need, ...] = ()
    solutions: tuple[Solution, ...] = ()
    classes: tuple[SolutionClass, ...] = ()
    providers: tuple[Provider, ...] = ()
    serves: tuple[Served, ...] = ()
    funders: tuple[Funder, ...] = ()
    networks: tuple[Network, ...] = ()
    parties: tuple[Party, ...] = ()
    visits: tuple[Visit, ...] = ()
    rates: tuple[Rate, ...] = ()
    terms: tuple[Term, ...] = ()
    correlations: tuple[Correlation, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)

    @cached_property
    def as_of(self) -> datetime.date:
        """The day the case is seen from."""
        return self.partnership.day

    def seen_from(self, day: datetime.date) -> Self:
        """The same dossier as of another day."""
        return replace(self, partnership=self.partnership.seen_from(day))

    @cached_property
    def city_by_id(self) -> dict[str, City]:
        """Cities by id."""
        return {c.id: c for c in self.cities}

    @cached_property
    def indicator_by_id(self) -> dict[str, Indicator]:
        """Indicators by id."""
        return {i.id: i for i in self.indicators}

    @cached_property
    def fact_by_id(self) -> dict[str, Fact]:
        """Facts by id."""
        return {f.id: f for f in self.facts}

    @cached_property
    def need_by_id(self) -> dict[str, Need]:
        """Needs by id."""
        return {n.id: n for n in self.needs}

    @cached_property
    def solution_by_id(self) -> dict[str, Solution]:
        """Solutions by id."""
        return {s.id: s for s in self.solutions}

    @cached_property
    def class_by_id(self) -> dict[str, SolutionClass]:
        """Classes of solutions by id."""
        return {c.id: c for c in self.classes}

    @cached_property
    def provider_by_id(self) -> dict[str, Provider]:
        """Providers by id."""
        return {p.id: p for p in self.providers}

    @cached_property
    def served_by_id(self) -> dict[str, Served]:
        """The closed list of what is served, by id."""
        return {s.id: s for s in self.serves}

    @cached_property
    def together(self) -> tuple[tuple[str, str, float], ...]:
        """The columns of the joint sample that somebody has correlated, with the correlation of their scores."""
        return tuple(
            (one.column, other.column, c.product_moment) for c in self.correlations for one, other in [c.quantities]
        )

    @cached_property
    def asked(self) -> Counter[tuple[str, str]]:
        """How often solutions and classes ask for "more" and for "less" of each indicator."""
        lines = [r for s in self.solutions for r in s.requirements] + [r for c in self.classes for r in c.lines]
        return Counter((r.indicator, r.asks_for) for r in lines if r.indicator is not None and r.asks_for is not None)

    def other_city(self, city: str) -> str:
        """The id of the city across the bridge."""
        home, partner = self.partnership.home_city, self.partnership.partner_city
        return partner if city == home else home

    def offered_to(self, city: str) -> tuple[Solution, ...]:
        """Solutions of the other side, in file order."""
        other = self.other_city(city)
        return tuple(s for s in self.solutions if s.city == other)

    def need(self, need_id: str) -> Need:
        """The need of that id."""
        found = self.need_by_id.get(need_id)
        if found is None:
            raise UnknownRecordError(f'The dossier has no need "{need_id}".', "See `bybro match` for the ids it has.")
        return found
