"""What every record shares: frozen, strict, and keeping the fields it does not know."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from bybro.lexicon.themes import THEMES
from bybro.lexicon.units import is_known

Number = Annotated[int | float, Field(allow_inf_nan=False)]
"""A JSON number, kept as it was written: 250000 stays an int, 0.5 a float; true and NaN are refused."""

Id = Annotated[str, StringConstraints(min_length=1, max_length=200)]
"""The name of a record, unique within its file."""

Words = Annotated[str, StringConstraints(min_length=1, max_length=20_000)]
"""A text in one language, or a name."""


class Record(BaseModel):
    """A frozen row. Fields it does not know are kept, reported by the reader and written back."""

    model_config = ConfigDict(
        frozen=True, strict=True, extra="allow", allow_inf_nan=False, populate_by_name=True
    )

    @property
    def unknown(self) -> tuple[str, ...]:
        """Names of the fields that this version does not know."""
        return tuple(self.model_extra or ())

    def to_row(self) -> dict[str, Any]:
        """The record as a JSON object: only what was said, known fields in their documented order."""
        return self.model_dump(mode="json", by_alias=True, exclude_unset=True)


def _known_unit(unit: str) -> str:
    if not is_known(unit):
        raise PydanticCustomError("unit_unknown", 'names the unit "{unit}", which is not known', {"unit": unit})
    return unit


def _known_theme(theme: str) -> str:
    if theme not in THEMES:
        raise PydanticCustomError("theme_unknown", 'names the theme "{theme}", which is not one of the eleven', {"theme": theme})
    return theme


Unit = Annotated[str, StringConstraints(max_length=60), AfterValidator(_known_unit)]
"""A unit of measure from bybro's allow-list, powers as `**`."""

Theme = Annotated[str, AfterValidator(_known_theme)]
"""One of the eleven themes."""

Year = Annotated[int, Field(ge=1, le=9999)]
"""A calendar year."""

Month = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?$")]
"""A day, month or year (ISO), or a span `a/b` of them."""
