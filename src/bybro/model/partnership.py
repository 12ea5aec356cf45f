"""The partnership itself: why, who, and the steps it takes."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from bybro.model.record import Id, Month, Record, Words, Year
from bybro.model.source import Source
from bybro.model.text import Language, Text

Direction = Literal["home-to-partner", "partner-to-home", "both"]


def _real_day(day: str) -> str:
    # fromisoformat also reads 20160408 and 2016-W14-5, which other programs do not
    try:
        is_plain = datetime.date.fromisoformat(day).isoformat() == day
    except ValueError:
        is_plain = False
    if not is_plain:
        raise PydanticCustomError("type", 'is "{day}", which is not a day written as 2016-04-08', {"day": day})
    return day


Day = Annotated[str, StringConstraints(max_length=10), AfterValidator(_real_day)]


class Perspective(Record):
    """Why the two cities would work together, and in which direction the gain runs."""

    id: Id
    text: Text
    direction: Direction


class Step(Record):
    """A step of the process: what for, when, after what, on which condition."""

    id: Id
    title: Text
    planned: Month | None = None
    purpose: Text | None = None
    after: tuple[Id, ...] = ()
    parallel_with: Id | None = None
    condition: Text | None = None


class Partnership(Record):
    """The case: its two cities, its number, the day it is seen from (`as_of`), its money and languages."""

    format: Literal["bybro-dossier/1"]
    id: Id
    title: Text
    home_city: Id
    partner_city: Id
    as_of: Day
    case_number: Words | None = None
    office: Text | None = None
    currency: Literal["EUR", "USD", "DKK", "GBP", "CHF", "LBP"]
    price_year: Year
    stage: Words
    languages: tuple[Language, ...] = Field(min_length=1)
    perspectives: tuple[Perspective, ...] = ()
    steps: tuple[Step, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def day(self) -> datetime.date:
        """`as_of` as a date."""
        return datetime.date.fromisoformat(self.as_of)

    def seen_from(self, day: datetime.date) -> Self:
        """The same case as of another day."""
        return self.model_copy(update={"as_of": day.isoformat()})
