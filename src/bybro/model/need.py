"""What a city lacks, with its evidence and its size."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from bybro.model.estimate import Range, refuse_reversed
from bybro.model.fact import Scope, Status
from bybro.model.record import Id, Number, Record, Theme, Words
from bybro.model.source import Source
from bybro.model.text import Text


class Demand(Range):
    """How much is lacking, and of what (`serves`, a word of the closed list)."""

    serves: Id


class Measure(Record):
    """The sources' own figure; its unit is prose, shown only, never computed with."""

    quantity: Number
    low: Number | None = None
    high: Number | None = None
    unit: Words

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        refuse_reversed(self.low, self.high)
        return self


class Need(Record):
    """A need of one of the two cities: what is wrong, how bad (severity 1-5), for how many, says who.

    `demand` and `affected` speak of the same `scope`. `part_of` names a wider need, `umbrella` marks one.
    `wish` is the means the text itself asks for: it is no ground for relevance.
    `reply` is the partner city's own: confirmed, corrected or disputed (None: not yet answered).
    """

    id: Id
    city: Id
    title: Text
    description: Text
    themes: tuple[Theme, ...] = Field(min_length=1)
    severity: int = Field(ge=1, le=5)
    severity_reason: Words
    demand: Demand | None
    demand_basis: Words | None = None
    affected: Range | None
    affected_basis: Words | None = None
    sources: tuple[Source, ...]
    status: Status
    measure: Measure | None = None
    scope: Scope
    part_of: Id | None = None
    umbrella: bool = False
    later_than_as_of: bool = False
    wish: Words | None = None
    reply: Literal["confirmed", "corrected", "disputed"] | None = None
