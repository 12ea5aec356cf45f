"""What every record shares: frozen, strict, and keeping the fields it does not know."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from bybro.lexicon.themes import THEMES
from bybro.lexicon.units import is_known

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 1e24
"""No number of a city's is larger; a slip of the keyboard is, and would overflow in the reckoning."""


def _within_reach(number: float) -> float:
    if not abs(number) <= LARGEST:
        raise PydanticCustomError("type", "Input should be a number between -1e24 and 1e24", {})
    return number


Number = Annotated[int | float, AfterValidator(_within_reach)]
"""A JSON number, kept as it was written: 250000 stays an int, 0.5 a float; true and NaN are refused."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def _without_control(text: str) -> str:
    # a text that can be printed has none, and that is soon told
    if not text.isprintable() and _CONTROL.search(text):
        raise PydanticCustomError("type", "holds a control character, which a screen would obey: take it out", {})
    return text


Id = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(_without_control)]
"""The name of a record, unique within its file."""

Words = Annotated[str, StringConstraints(min_length=1, max_length=20_000), AfterValidator(_without_control)]
"""A text in one language, or a name."""


class Record(BaseModel):
    """A frozen row. Fields it does not know are kept, reported by the reader and written back."""

    model_config = ConfigDict(frozen=True, strict=True, extra="allow", allow_inf_nan=False, populate_by_name=True)

    @property
    def key(self) -> str | None:
        """The id; None for a kind that has none."""
        return self.id if "id" in type(self).model_fields else None  # type: ignore[attr-defined]

    @property
    def unknown(self) -> tuple[str, ...]:
        """Names of the fields that this version does not know."""
        return tuple(self.model_extra or ())

    def parts(self) -> Iterator[tuple[str, Record]]:
        """The record and every record inside it, each with its JSON pointer (the record's own is empty)."""
        yield "", self
        for name in _holding(type(self)):
            value = getattr(self, name)
            if isinstance(value, tuple):
                for n, item in enumerate(value):
                    yield from ((f"/{name}/{n}{deeper}", part) for deeper, part in item.parts())
            elif value is not None:
                yield from ((f"/{name}{deeper}", part) for deeper, part in value.parts())

    def to_row(self) -> dict[str, Any]:
        """The record as a JSON object: only what was said, known fields in their documented order."""
        return self.model_dump(mode="json", by_alias=True, exclude_unset=True)


@cache
def _holding(kind: type[Record]) -> tuple[str, ...]:
    """The fields that hold records, one or several: kept, since every row is asked for them."""
    return tuple(name for name, field in kind.model_fields.items() if _is_of_records(field.annotation))


def _is_of_records(annotation: object) -> bool:
    if isinstance(annotation, type) and not get_args(annotation):
        return issubclass(annotation, Record)
    return any(map(_is_of_records, get_args(annotation)))


def _known_unit(unit: str) -> str:
    if not is_known(unit):
        raise PydanticCustomError("unit_unknown", 'names the unit "{unit}", which is not known', {"unit": unit})
    return unit


def _known_theme(theme: str) -> str:
    if theme not in THEMES:
        raise PydanticCustomError(
            "theme_unknown", 'names the theme "{theme}", which is not one of the eleven', {"theme": theme}
        )
    return theme


Unit = Annotated[str, StringConstraints(max_length=60), AfterValidator(_known_unit)]
"""A unit of measure from bybro's allow-list, powers as `**`."""

Theme = Annotated[str, AfterValidator(_known_theme)]
"""One of the eleven themes."""

Year = Annotated[int, Field(ge=1, le=9999)]
"""A calendar year."""

Month = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?$")]
"""A day, month or year (ISO), or a span `a/b` of them."""
