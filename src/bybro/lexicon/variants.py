"""Forms that no stemmer brings home: irregular plurals, broken plurals, everyday and dialect words, spellings."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from bybro.lexicon.folding import normalised

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def variants(language: str) -> Mapping[str, str]:
    """Each listed form (normalised) and the word it stands for, from variants/{language}.csv."""
    text = files("bybro.lexicon").joinpath("variants", f"{language}.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {normalised(r["form"], language): normalised(r["word"], language) for r in rows}
