"""The checklist that every solution of a class is asked."""

from __future__ import annotations

from bybro.model.record import Id, Record
from bybro.model.requirement import Requirement
from bybro.model.text import Text


class SolutionClass(Record):
    """A class of solutions (incineration, playground or park, mentor programme) with its lines.

    Each line is asked of every solution of the class; a line on the same indicator that the provider
    states itself stands over it. General practice, not sourced facts.
    """

    id: Id
    label: Text
    lines: tuple[Requirement, ...]
    establishes: tuple[Id, ...] = ()
