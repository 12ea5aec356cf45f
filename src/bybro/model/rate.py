"""Money between currencies, by dated rates."""

from __future__ import annotations

from pydantic import Field

from bybro.model.record import Number, Record, Words, Year
from bybro.model.source import Source


class Rate(Record):
    """One unit of `from_` (in files: `from`) bought `rate` units of `to`, as the mean of `year`."""

    from_: Words = Field(alias="from")
    to: Words
    year: Year
    rate: Number = Field(gt=0)
    sources: tuple[Source, ...]
