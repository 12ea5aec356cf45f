"""Phrases made ready beforehand, so that a command starts at once; used only while they are as the data files say.

Stemming some fifty thousand phrases takes over a second. `ready/` holds what comes of it, with the sum of every file
it was made from. A file that was changed since (a planner's new synonym) is read anew: same answers, a slower start,
until `python3 dev.py lexicon` makes it ready again.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from bybro.lexicon.phrases import Row
    from bybro.lexicon.reminders import Rows

_RULES = "1"
"""Raised when the analyser changes what comes of the same files."""


class Ready(NamedTuple):
    """What was made ready of a lexicon's words in one language."""

    phrases: dict[str, list[Row]]
    reminders: Rows


@cache
def load(name: str, language: str) -> Ready | None:
    """What was made ready of a lexicon, None where the files have changed since."""
    source = files("bybro.lexicon").joinpath("ready", f"{name}.{language}.json.gz")
    if not source.is_file():
        return None
    document = json.loads(gzip.decompress(source.read_bytes()))
    if document["made_from"] != sum_of(language):
        return None
    return Ready(document["phrases"], document["reminders"])


def dump(language: str, made: Ready) -> bytes:
    """What `load` reads back; the same bytes for the same words."""
    document = {"made_from": sum_of(language), **made._asdict()}
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
