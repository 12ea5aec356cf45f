"""What a capacity serves and a demand asks for."""

from __future__ import annotations

from bybro.model.record import Id, Record, Unit
from bybro.model.text import Text


class Served(Record):
    """A word of the closed list: capacity and demand are compared only where it is the same, in `dimension`."""

    id: Id
    dimension: Unit
    label: Text
