"""A number never travels alone: range, unit and year together."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from bybro.model.record import Number, Record, Unit, Year


def refuse_reversed(low: float | None, high: float | None, mode: float | None = None) -> None:
    """Refuse bounds that stand the wrong way round, or a mode outside them; None is an open end."""
    if low is None or high is None:
        return
    if low > high:
        raise PydanticCustomError("range_reversed", "has low {low} above high {high}", {"low": low, "high": high})
    if mode is not None and not low <= mode <= high:
        raise PydanticCustomError(
            "range_reversed",
            "has mode {mode} outside its range {low} to {high}",
            {"mode": mode, "low": low, "high": high},
        )


class Range(Record):
    """Plausible bounds (`low`, `high`) and the most likely value (`mode`, None if none is likelier).

    All equal is a point. Unknown is the absence of the whole value, never 0.
    """

    low: Number
    mode: Number | None
    high: Number
    unit: Unit | None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        refuse_reversed(self.low, self.high, self.mode)
        return self

    @property
    def is_point(self) -> bool:
        """Whether the range says one number only."""
        return self.low == self.high


class Estimate(Range):
    """A range with the year it speaks of (None: undated). A yes-no estimate is the probability of yes, unit None."""

    year: Year | None
