"""One of the two cities."""

from __future__ import annotations

from pydantic import Field

from bybro.model.record import Id, Number, Record, Words
from bybro.model.text import Language, Text


class Country(Record):
    """The country a city lies in, by its ISO 3166 code."""

    code: Words
    name: Text


class City(Record):
    """A city with its names, its country, and the languages its administration reads."""

    id: Id
    name: Text
    country: Country
    languages: tuple[Language, ...]
    latitude: Number | None = Field(default=None, ge=-90, le=90)
    longitude: Number | None = Field(default=None, ge=-180, le=180)
    time_zone: Words | None = None
