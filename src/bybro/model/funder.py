"""Where money may come from, and who may apply."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from bybro.model.estimate import refuse_reversed
from bybro.model.record import Id, Number, Record, Theme, Words, Year
from bybro.model.source import Source
from bybro.model.text import Text


class EligibilityRule(Record):
    """A rule that can be tested: `field` `op` `value` (amounts with their `currency`)."""

    field: Literal["applicant_kind", "applicant_country", "host_country", "host_city", "sector", "year", "amount"]
    op: Literal["in", "not in", ">=", "<="]
    value: tuple[Words | int, ...] | Number
    currency: Words | None = None


class Eligibility(Record):
    """One condition in words, with its rule where it can be tested."""

    text: Text
    rule: EligibilityRule | None


class Amount(Record):
    """What is given, in the currency of the page; an open end is None."""

    low: Number | None
    high: Number | None
    currency: Words

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        refuse_reversed(self.low, self.high)
        return self


class Example(Record):
    """Something the funder has paid for."""

    place: Words
    year: Year
    note: Words


class OfferText(Record):
    """A text first filed as a solution and moved here."""

    title: Words
    description: Words
    themes: tuple[Theme, ...]


class Funder(Record):
    """A funding instrument: what it is for, who may apply, how much, and when it is open."""

    id: Id
    name: Words
    institution: Words
    instrument: Words
    for_: Text = Field(alias="for")
    eligibility: tuple[Eligibility, ...]
    amount: Amount | None
    open_from: Year | None
    open_to: Year | None
    sources: tuple[Source, ...]
    examples: tuple[Example, ...] = ()
    merged_from: tuple[Words, ...] = ()
    descriptions_from_solutions: tuple[OfferText, ...] = ()
