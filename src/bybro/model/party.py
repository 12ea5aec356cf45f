"""Who takes part: organisations behind solutions, and the parties of the case."""

from __future__ import annotations

from typing import Literal

from bybro.model.record import Id, Record, Words
from bybro.model.source import Source

PartyKind = Literal[
    "municipality",
    "administration",
    "city-owned company",
    "private company",
    "knowledge institution",
    "ministry",
    "embassy",
    "state body",
    "civil society",
    "foundation",
    "network",
    "funder",
    "international organisation",
]


class Provider(Record):
    """One real organisation behind solutions. `city`: whose side (None: foreign); `parent`: the body it belongs to."""

    id: Id
    name: Words
    aliases: tuple[Words, ...]
    kind: PartyKind
    place: Words
    city: Id | None
    parent: Id | None
    sources: tuple[Source, ...]


class Party(Record):
    """A party of the case with its role in it."""

    id: Id
    name: Words
    kind: PartyKind
    city_side: Id | None
    role: Words
    network: Id | None = None
    sources: tuple[Source, ...]
