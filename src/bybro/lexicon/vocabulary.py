"""The words a language's data files use: what an unknown word may be taken apart into, and known by."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from bybro.lexicon import ready
from bybro.lexicon.folding import composed, normalised
from bybro.lexicon.themes import THEMES

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
EVERYDAY = "everyday"
"""The file of plain words beside those of the themes."""


@cache
def vocabulary(language: str) -> Mapping[str, int]:
    """Each normalised word of the packaged lexicon's phrases in one language, and how often it is used there."""
    kept = ready.load_counts(ready.VOCABULARY, language)
    return counted(language) if kept is None else kept


def counted(language: str) -> Mapping[str, int]:
    """The same, from the tables."""
    folder = files("bybro.lexicon").joinpath("words")
    raw: Counter[str] = Counter()
    for name in (*(t.file for t in THEMES.values()), EVERYDAY):
        text = folder.joinpath(f"{name}.{language}.csv").read_text(encoding="utf-8")
        raw.update(_WORD.findall(composed(_phrases(text))))
    normal: Counter[str] = Counter()
    for word, times in raw.items():
        normal[normalised(word, language)] += times
    return normal


def _phrases(text: str) -> str:
    # the phrase is the last column of each row; the header is dropped
    return "\n".join(line.split(",", 2)[-1] for line in text.splitlines()[1:])
