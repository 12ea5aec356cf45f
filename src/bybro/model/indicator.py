"""What can be asked of a city, and who can answer."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from bybro.model.record import Id, Number, Record, Theme, Unit, Words
from bybro.model.text import Text

Change = Literal["nature", "law", "works", "agreement", "preparation"]
Grain = Literal["city", "site"]
Find = Literal["desk", "ask", "see", "agree"]


class Indicator(Record):
    """A question about a city with its kind, unit and the range it has worldwide (a declared assumption).

    `change` says what kind of thing it is: given by nature, settled by law, built, agreed or prepared.
    `grain` site: the answer differs per solution. `find`: how it is found out (desk, ask, see, agree).
    `context`: for city profiles only. `pool` false: a group of different objects, never pooled.
    `typical` is the probability of yes where 0.5 would be silly; `implies` names what a yes presupposes.
    """

    id: Id
    kind: Literal["number", "yes-no"]
    unit: Unit | None
    plausible_low: Number
    plausible_high: Number
    theme: Theme
    label: Text
    question: Text
    ask: Words
    change: Change | None = None
    change_why: Words | None = None
    grain: Grain | None = None
    find: Find | None = None
    typical: Number | None = Field(default=None, ge=0, le=1)
    typical_why: Words | None = None
    implies: tuple[Id, ...] = ()
    context: bool = False
    pool: bool = True

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.plausible_low >= self.plausible_high:
            raise PydanticCustomError("range_reversed", "has plausible_low not below plausible_high", {})
        if self.kind == "yes-no" and self.unit is not None:
            raise PydanticCustomError("unit_mismatch", "is a yes-no question and has a unit", {})
        return self

    @property
    def is_yes_no(self) -> bool:
        """Whether it is answered by yes or no."""
        return self.kind == "yes-no"
