"""City networks, their meetings, and the visits of the case."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from bybro.model.record import Id, Month, Record, Words, Year
from bybro.model.source import Source
from bybro.model.text import Text


class MemberCount(Record):
    """How many members a source names, and when; sources disagree, so each stands apart."""

    count: int
    date: Month | None
    what: Words
    bound: Literal["at least", "at most"] | None = None
    sources: tuple[Source, ...]


class Meeting(Record):
    """A meeting told here, or the visit (`visit`) in which it is told."""

    visit: Id | None = None
    what: Words | None = None
    place: Words | None = None
    start: Month | None = None
    end: Month | None = None
    sources: tuple[Source, ...] = ()

    @model_validator(mode="after")
    def _told_once(self) -> Self:
        if (self.visit is None) == (self.what is None):
            raise PydanticCustomError(
                "type", "names either a visit or what the meeting was, not both and not neither", {}
            )
        return self


class Network(Record):
    """A network of cities: purpose, dated member counts that may disagree, members and meetings known."""

    id: Id
    name: Words
    founded: Year | None
    purpose: Words
    member_counts: tuple[MemberCount, ...]
    known_members: tuple[Words, ...]
    steering_committee: tuple[Words, ...] = ()
    meetings: tuple[Meeting, ...]
    note: Words | None = None
    sources: tuple[Source, ...]


class Visit(Record):
    """A mission, visit or network meeting that the case takes part in; `planned` where no day is fixed."""

    id: Id
    kind: Words
    title: Text
    network: Id | None = None
    place: Words
    start: Month | None
    end: Month | None
    planned: Month | None = None
    delegates: tuple[Id, ...]
    invitation: Words | None = None
    purpose: Text | None = None
    follow_up: Text | None = None
    status: Words
    note: Words | None = None
    sources: tuple[Source, ...]
