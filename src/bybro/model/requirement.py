"""What a solution asks of the place that receives it."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from bybro.model.record import Id, Number, Record, Unit, Words
from bybro.model.text import Text

Importance = Literal["killer", "crucial", "important"]
Op = Literal["==", ">=", "<="]


class Requirement(Record):
    """A predicate on the receiving city: `indicator` `op` `value` `unit`.

    killer: cannot work or does harm without; crucial: would fail or stand idle in most cases;
    important: works worse. No indicator: a remark that no fact can decide.
    `assumed`: the sentence gives no number and a cautious one was chosen. `added`: by whom it was put in.
    """

    text: Text
    indicator: Id | None
    op: Op | None
    value: bool | Number | None
    unit: Unit | None
    importance: Importance
    object: Words | None = None
    assumed: bool = False
    added: Words | None = None

    @model_validator(mode="after")
    def _whole_or_remark(self) -> Self:
        if self.indicator is None:
            if (self.op, self.value, self.unit) != (None, None, None):
                raise PydanticCustomError("type", "has a predicate but names no indicator", {})
        elif self.op is None or self.value is None:
            raise PydanticCustomError("type", "names an indicator but no complete predicate (op, value)", {})
        elif isinstance(self.value, bool) and (self.op != "==" or self.unit is not None):
            raise PydanticCustomError("type", "asks yes or no: only == true or == false, without a unit", {})
        elif not isinstance(self.value, bool) and self.op == "==":
            raise PydanticCustomError("type", "asks for exactly one number, which nothing meets: use >= or <=", {})
        return self

    @property
    def asks_for(self) -> Literal["more", "less"] | None:
        """Whether it asks for much or little of its indicator (a yes is much); None for a remark."""
        if self.indicator is None:
            return None
        return "less" if self.op == "<=" or self.value is False else "more"

    @property
    def decides(self) -> bool:
        """Whether the line counts in the chance that a solution works: a killer or a crucial one with a predicate."""
        return self.indicator is not None and self.importance != "important"
