"""Small records that are valid as they stand; a test names only what it is about.

Two cities of our own: Elmby (home) and Marsa (partner). `a_need(severity=5)` is the need with another severity;
`need_row(severity=5)` the same as the JSON object of a file. A field that is a word of Python is named with an
underscore at its end (`class_`, `from_`, `for_`). Values are JSON, or records.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from bybro.exchange.dossier_folder import write_dossier
from bybro.model.city import City
from bybro.model.dossier import Dossier
from bybro.model.fact import Fact
from bybro.model.funder import Funder
from bybro.model.indicator import Indicator
from bybro.model.need import Need
from bybro.model.network import Network, Visit
from bybro.model.partnership import Partnership
from bybro.model.party import Party, Provider
from bybro.model.rate import Rate
from bybro.model.record import Record
from bybro.model.requirement import Requirement
from bybro.model.served import Served
from bybro.model.solution import Solution
from bybro.model.solution_class import SolutionClass
from bybro.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Row = dict[str, Any]
R = TypeVar("R", bound=Record)

HOME = "Elmby"
PARTNER = "Marsa"
SOURCE: Row = {"title": "The yearbook", "url": "https://example.org/yearbook", "file": None}


def built(kind: type[R], row: Row) -> R:
    """The record that a line with this JSON object holds."""
    return kind.model_validate_json(json.dumps(row, default=_as_json))


def partnership_row(**changes: object) -> Row:
    """Elmby and Marsa, seen from April 2016, in euros of that year."""
    row: Row = {
        "format": "bybro-dossier/1",
        "id": "elmby-marsa",
        "title": {"en": "Elmby and Marsa"},
        "home_city": HOME,
        "partner_city": PARTNER,
        "as_of": "2016-04-08",
        "case_number": "2016-0001",
        "currency": "EUR",
        "price_year": 2016,
        "stage": "exploration",
        "languages": ["en"],
    }
    return row | _named(changes)


def city_row(**changes: object) -> Row:
    """The partner city."""
    country = {"code": "XM", "name": {"en": "Marsaland"}}
    row: Row = {"id": PARTNER, "name": {"en": "Marsa"}, "country": country, "languages": ["en"]}
    return row | _named(changes)


def indicator_row(**changes: object) -> Row:
    """How much land is free, in hectares; `kind="yes-no", unit=None, plausible_high=1` asks yes or no."""
    row: Row = {
        "id": "land",
        "kind": "number",
        "unit": "ha",
        "plausible_low": 0,
        "plausible_high": 100,
        "theme": "waste",
        "label": {"en": "Land free for the use"},
        "question": {"en": "How much land is free?"},
        "ask": "municipality",
        "change": "works",
        "grain": "city",
        "find": "ask",
    }
    return row | _named(changes)


def estimate_row(low: float, high: float | None = None, mode: float | None = None, **changes: object) -> Row:
    """A range in hectares of 2015; one number makes a point."""
    point = low if high is None else None
    row: Row = {"low": low, "mode": point if mode is None else mode, "high": low if high is None else high}
    return row | {"unit": "ha", "year": 2015} | _named(changes)


def fact_row(**changes: object) -> Row:
    """Marsa has 4 to 6 ha of free land."""
    row: Row = {
        "id": "land-2015",
        "city": PARTNER,
        "indicator": "land",
        "estimate": estimate_row(4, 6),
        "statement": {"en": "Between 4 and 6 hectares are free."},
        "sources": [SOURCE],
        "status": "claimed",
        "scope": "city",
    }
    return row | _named(changes)


def need_row(**changes: object) -> Row:
    """Marsa's organic waste, 80 to 120 t a day of 50,000 people."""
    row: Row = {
        "id": "organic-waste",
        "city": PARTNER,
        "title": {"en": "Treatment of organic waste"},
        "description": {"en": "Food waste lies in the open dump and rots."},
        "themes": ["waste"],
        "severity": 4,
        "severity_reason": "The dump is full.",
        "demand": {"low": 80, "mode": None, "high": 120, "unit": "t/day", "serves": "organic waste"},
        "affected": {"low": 50_000, "mode": 50_000, "high": 50_000, "unit": "count"},
        "sources": [SOURCE],
        "status": "claimed",
        "scope": "city",
    }
    return row | _named(changes)


def requirement_row(**changes: object) -> Row:
    """At least 2 ha must be free; a killer."""
    row: Row = {
        "text": {"en": "A site of at least 2 ha is free."},
        "indicator": "land",
        "op": ">=",
        "value": 2,
        "unit": "ha",
        "importance": "killer",
    }
    return row | _named(changes)


def solution_row(**changes: object) -> Row:
    """Elmby's digestion plant: 50 t a day a unit, 10 million euros, needs land."""
    row: Row = {
        "id": "digestion-plant",
        "city": HOME,
        "provider": "Elmby Biogas",
        "providers": ["elmby-biogas"],
        "provider_kind": "city-owned company",
        "provider_place": "Elmby",
        "title": {"en": "Digestion of organic waste"},
        "summary": {"en": "Food waste becomes gas and compost."},
        "description": {"en": "A plant that digests sorted food waste of households and markets."},
        "themes": ["waste"],
        "delivers": "service",
        "class": None,
        "capacity": {"value": 50, "unit": "t/day", "serves": "organic waste", "basis": "yearly mean"},
        "capacity_note": None,
        "max_units": 4,
        "modular": True,
        "cost": {"low": 9e6, "high": 11e6, "currency": "EUR", "year": 2016, "covers": "building", "per": "unit"},
        "requirements": [requirement_row()],
        "readiness": "in operation",
        "references": [{"place": "Elmby", "year": 2012, "note": "in operation"}],
        "sources": [SOURCE],
    }
    return row | _named(changes)


def class_row(**changes: object) -> Row:
    """A class of plants that need land."""
    row: Row = {"id": "digestion", "label": {"en": "Digestion"}, "lines": [requirement_row()]}
    return row | _named(changes)


def served_row(**changes: object) -> Row:
    """Organic waste, counted in tonnes a day."""
    row: Row = {"id": "organic waste", "dimension": "t/day", "label": {"en": "Organic waste treated"}}
    return row | _named(changes)


def provider_row(**changes: object) -> Row:
    """The company behind the digestion plant."""
    row: Row = {
        "id": "elmby-biogas",
        "name": "Elmby Biogas",
        "aliases": [],
        "kind": "city-owned company",
        "place": "Elmby",
        "city": HOME,
        "parent": None,
        "sources": [SOURCE],
    }
    return row | _named(changes)


def rate_row(**changes: object) -> Row:
    """A euro bought 1.1 dollars in 2016."""
    row: Row = {"from": "EUR", "to": "USD", "year": 2016, "rate": 1.1, "sources": [SOURCE]}
    return row | _named(changes)


def correlation_row(**changes: object) -> Row:
    """How many are affected goes with how much is needed."""
    row: Row = {
        "id": "people-and-waste",
        "between": ["demand:organic-waste", "affected:organic-waste"],
        "rank": 0.6,
        "reason": "More people throw more away.",
    }
    return row | _named(changes)


def funder_row(**changes: object) -> Row:
    """A fund that pays up to a million euros to municipalities."""
    rule = {"field": "applicant_kind", "op": "in", "value": ["municipality"]}
    row: Row = {
        "id": "bridge-fund",
        "name": "Bridge Fund",
        "institution": "Bridge Bank",
        "instrument": "grant",
        "for": {"en": "Cities that learn from each other."},
        "eligibility": [{"text": {"en": "Municipalities may apply."}, "rule": rule}],
        "amount": {"low": None, "high": 1_000_000, "currency": "EUR"},
        "open_from": 2015,
        "open_to": None,
        "sources": [SOURCE],
    }
    return row | _named(changes)


def network_row(**changes: object) -> Row:
    """A network with one count of members and one meeting."""
    row: Row = {
        "id": "harbour-cities",
        "name": "Harbour Cities",
        "founded": 2014,
        "purpose": "Lets harbour cities learn from each other.",
        "member_counts": [{"count": 35, "date": "2016-04", "what": "members", "sources": [SOURCE]}],
        "known_members": [HOME, PARTNER],
        "meetings": [{"what": "yearly meeting", "place": "Marsa", "start": "2016-05-10", "end": "2016-05-12"}],
        "sources": [SOURCE],
    }
    return row | _named(changes)


def party_row(**changes: object) -> Row:
    """The home city's international office."""
    row: Row = {
        "id": "office",
        "name": "International Office",
        "kind": "administration",
        "city_side": HOME,
        "role": "owner of the case",
        "sources": [SOURCE],
    }
    return row | _named(changes)


def visit_row(**changes: object) -> Row:
    """A mission to Marsa in May 2016."""
    row: Row = {
        "id": "mission",
        "kind": "fact-finding mission",
        "title": {"en": "Mission to Marsa"},
        "place": "Marsa",
        "start": None,
        "end": None,
        "planned": "2016-05",
        "delegates": ["office"],
        "status": "planned",
        "sources": [SOURCE],
    }
    return row | _named(changes)


def a_partnership(**changes: object) -> Partnership:
    """See `partnership_row`."""
    return built(Partnership, partnership_row(**changes))


def a_city(**changes: object) -> City:
    """See `city_row`."""
    return built(City, city_row(**changes))


def an_indicator(**changes: object) -> Indicator:
    """See `indicator_row`."""
    return built(Indicator, indicator_row(**changes))


def a_fact(**changes: object) -> Fact:
    """See `fact_row`."""
    return built(Fact, fact_row(**changes))


def a_need(**changes: object) -> Need:
    """See `need_row`."""
    return built(Need, need_row(**changes))


def a_requirement(**changes: object) -> Requirement:
    """See `requirement_row`."""
    return built(Requirement, requirement_row(**changes))


def a_solution(**changes: object) -> Solution:
    """See `solution_row`."""
    return built(Solution, solution_row(**changes))


def a_class(**changes: object) -> SolutionClass:
    """See `class_row`."""
    return built(SolutionClass, class_row(**changes))


def a_served(**changes: object) -> Served:
    """See `served_row`."""
    return built(Served, served_row(**changes))


def a_provider(**changes: object) -> Provider:
    """See `provider_row`."""
    return built(Provider, provider_row(**changes))


def a_rate(**changes: object) -> Rate:
    """See `rate_row`."""
    return built(Rate, rate_row(**changes))


def a_funder(**changes: object) -> Funder:
    """See `funder_row`."""
    return built(Funder, funder_row(**changes))


def a_network(**changes: object) -> Network:
    """See `network_row`."""
    return built(Network, network_row(**changes))


def a_party(**changes: object) -> Party:
    """See `party_row`."""
    return built(Party, party_row(**changes))


def a_visit(**changes: object) -> Visit:
    """See `visit_row`."""
    return built(Visit, visit_row(**changes))


def a_dossier(**changes: Any) -> Dossier:  # noqa: ANN401  (any field of a dossier)
    """Two cities, one record of every other kind; a kind that is named is replaced as a whole."""
    dossier = Dossier(
        partnership=a_partnership(),
        cities=(a_city(id=HOME, name={"en": "Elmby"}), a_city()),
        indicators=(an_indicator(),),
        facts=(a_fact(),),
        needs=(a_need(),),
        solutions=(a_solution(),),
        classes=(a_class(),),
        providers=(a_provider(),),
        serves=(a_served(),),
        funders=(a_funder(),),
        networks=(a_network(),),
        parties=(a_party(),),
        visits=(a_visit(),),
        rates=(a_rate(),),
    )
    return replace(dossier, **changes)


def lay(folder: Path, **files: Sequence[Row | str | bytes]) -> Path:
    """The dossier of `a_dossier` as a folder, with other lines in the files named.

    `needs=[need_row(), "{", b"}"]` are the lines of needs.jsonl: an object, a text, or bytes.
    """
    write_dossier(a_dossier(), folder)
    for name, lines in files.items():
        (folder / f"{name}.jsonl").write_bytes(b"".join(_line(line) + b"\n" for line in lines))
    return folder


def _line(line: Row | str | bytes) -> bytes:
    if isinstance(line, bytes):
        return line
    return (line if isinstance(line, str) else json.dumps(line, ensure_ascii=False)).encode()


def _named(changes: dict[str, object]) -> Row:
    return {name.removesuffix("_"): value for name, value in changes.items()}


def _as_json(value: object) -> object:
    if isinstance(value, Text):
        return value.to_dict()
    if isinstance(value, Record):
        return value.to_row()
    message = f"{value!r} is neither JSON nor a record"
    raise TypeError(message)
