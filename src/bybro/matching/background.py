"""How often words and concepts occur in texts of the field, so that rarity means the same in a small dossier."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Background(NamedTuple):
    """In how many of `documents` texts each stem (by language) and each concept (by lexicon) occurs."""

    documents: int
    words: dict[str, dict[str, int]]
    concepts: dict[str, dict[str, int]]


@cache
def background() -> Background:
    """The counts that come with bybro (background.json, made by benchmarks/count_background.py)."""
    text = files("bybro.matching").joinpath("background.json").read_text(encoding="utf-8")
    counts = json.loads(text)
    return Background(counts["documents"], counts["words"], counts["concepts"])
