"""What a source says about a city."""

from __future__ import annotations

from typing import Literal

from bybro.model.estimate import Estimate
from bybro.model.record import Id, Record, Words, Year
from bybro.model.source import Source
from bybro.model.text import Text

Scope = Literal["city", "metropolitan area", "country", "district"]
Status = Literal["claimed", "verified", "disputed"]


class Fact(Record):
    """One answer to an indicator, with its statement, sources, scope and status.

    `object`: what exactly it is of. `bound`: the figure is the low (at least) or high (at most) end.
    `judged`: a text turned into a probability. `derived` from `rests_on`, never pooled with these.
    `hindsight`: rests in part on later pages. `forecast`: speaks of `forecast_for`, said in its year.
    `superseded_by`: does not count where that fact counts. `pool` false: evidence beside the pool.
    """

    id: Id
    city: Id
    indicator: Id
    estimate: Estimate
    statement: Text
    sources: tuple[Source, ...]
    status: Status
    scope: Scope
    object: Words | None = None
    bound: Literal["at least", "at most"] | None = None
    judged: bool = False
    derived: bool = False
    rests_on: tuple[Id, ...] = ()
    computed: Words | None = None
    hindsight: bool = False
    forecast: bool = False
    forecast_for: Year | None = None
    superseded_by: Id | None = None
    pool: bool = True
    recorded_as: Words | None = None
