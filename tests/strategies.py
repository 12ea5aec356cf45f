"""What hypothesis draws: JSON, texts, numbers and ranges as a dossier may hold them, and nasty ones."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from bybro.lexicon.languages import LANGUAGES
from bybro.model.record import LARGEST

Json = Any

words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=30)
"""A text in one language, any letters."""

texts = st.dictionaries(st.sampled_from(LANGUAGES), words, min_size=1)
"""A text by language, as it stands in a file."""

numbers = st.integers(-int(LARGEST), int(LARGEST)) | st.floats(-LARGEST, LARGEST)
"""A number that a record may hold."""

json_values: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | words,
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(words, inside, max_size=3),
    max_leaves=6,
)
"""Anything that JSON can hold."""

unknown_fields = st.dictionaries(words.map("x-{}".format), json_values, max_size=2)
"""Fields that no record knows."""


@st.composite
def ordered(draw: st.DrawFn) -> tuple[float, float, float]:
    """Three numbers, none above the next."""
    low, mode, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
    return low, mode, high


@st.composite
def range_rows(draw: st.DrawFn, unit: str | None = "t/day") -> dict[str, Json]:
    """A range as it stands in a file, with or without a most likely value."""
    low, mode, high = draw(ordered())
    return {"low": low, "mode": draw(st.sampled_from((mode, None))), "high": high, "unit": unit}
