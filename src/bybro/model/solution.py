"""What a provider offers, and what it requires."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from bybro.model.estimate import refuse_reversed
from bybro.model.party import PartyKind
from bybro.model.record import Id, Number, Record, Theme, Unit, Words, Year
from bybro.model.requirement import Requirement
from bybro.model.source import Source
from bybro.model.text import Text

Basis = Literal["yearly mean", "rated", "stock", "at one time"]
Delivers = Literal["service", "know-how", "money", "study"]
Readiness = Literal["research", "pilot", "in operation"]


class Capacity(Record):
    """What one unit can do, of what (`serves`), and on which basis the figure stands."""

    value: Number = Field(gt=0)
    unit: Unit
    serves: Id
    basis: Basis


class Cost(Record):
    """Money as the page states it: its currency and year, what it `covers`, and per what.

    `high` None: a lower bound only. `year` None: the page gives no year.
    """

    low: Number = Field(ge=0)
    high: Number | None
    currency: Literal["EUR", "USD", "DKK", "GBP", "CHF", "LBP"]
    year: Year | None
    covers: Words
    per: Literal["unit", "programme", "other"]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        refuse_reversed(self.low, self.high)
        return self


class Reference(Record):
    """Where it stands or stood. `planned`: not there yet."""

    place: Words
    year: Year | None
    note: Words
    planned: bool = False


class Solution(Record):
    """An offer: what it does, who stands behind it, what one unit can do and costs, what it requires.

    `class_` (in files: `class`) names the checklist that every such solution is asked.
    `city` is the side that offers it. `modular`: more than one unit can be built, up to `max_units`.
    """

    id: Id
    city: Id
    provider: Words
    providers: tuple[Id, ...]
    provider_kind: PartyKind
    provider_place: Words
    title: Text
    summary: Text
    description: Text
    themes: tuple[Theme, ...] = Field(min_length=1)
    delivers: Delivers
    class_: Id | None = Field(alias="class")
    capacity: Capacity | None
    capacity_note: Words | None
    max_units: int | None = Field(ge=1)
    modular: bool
    cost: Cost | None
    requirements: tuple[Requirement, ...]
    readiness: Readiness
    references: tuple[Reference, ...]
    sources: tuple[Source, ...]
