"""Phrases made ready beforehand, so that a command starts at once; used only while they are as the data files say.

Stemming some fifty thousand phrases takes over a second. `ready/` holds what comes of it, with the sum of every file
it was made from. A file that was changed since (a planner's new synonym) is read anew: same answers, a slower start,
until `python -m benchmarks.make_ready` makes it ready again.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_RULES = "1"
"""Raised when the analyser changes what comes of the same files."""


PHRASES, REMINDERS = "phrases", "reminders"
"""What is kept ready of a lexicon's words in one language."""


def load(what: str, name: str, language: str) -> dict[str, list[Any]] | None:
    """What was made ready of a lexicon, None where there is nothing or the files have changed since."""
    source = files("bybro.lexicon").joinpath("ready", file_name(what, name, language))
    if not source.is_file():
        return None
    document = json.loads(gzip.decompress(source.read_bytes()))
    rows: dict[str, list[Any]] = document["rows"]
    return rows if document["made_from"] == sum_of(language) else None


def file_name(what: str, name: str, language: str) -> str:
    """The file in which it is kept."""
    return f"{name}-{what}.{language}.json.gz"


def dump(language: str, rows: Mapping[str, Sequence[object]]) -> bytes:
    """What `load` reads back; the same bytes for the same rows."""
    document = {"made_from": sum_of(language), "rows": rows}
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return gzip.compress(text.encode(), mtime=0)


@cache
def sum_of(language: str) -> str:
    """The SHA-256 of all files that say how a language is read."""
    folder = files("bybro.lexicon")
    found = hashlib.sha256(_RULES.encode())
    for part in ("words", "variants", "stopwords", "negations"):
        for source in sorted(folder.joinpath(part).iterdir(), key=lambda f: f.name):
            if source.name.split(".")[-2] == language:
                found.update(source.name.encode())
                found.update(source.read_bytes())
    return found.hexdigest()
