"""Tables made ready beforehand, so that a command starts at once; used only while they are as the data files say.

Stemming some seventy thousand phrases takes seconds. `ready/` holds what comes of it, with the sum of every file it
was made from. A file that was changed since (a planner's new synonym) is read anew: same answers, a slower start,
until `python -m benchmarks.make_ready` makes it ready again.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import fields
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from _typeshed import DataclassInstance

_TEXTS = "texts"
_RULES = "2"
"""Raised when the analyser changes what comes of the same files."""


PHRASES, REMINDERS = "phrases", "reminders"
"""What is kept ready of a lexicon's words in one language."""
VOCABULARY, STEMS = "vocabulary", "stems"
"""What is kept ready of all words of a language."""


Part = tuple[str, ...] | NDArray[np.generic]
"""A column of a table: texts, none with a line break in it, or numbers."""


def load(what: str, language: str, lexicon: str = "all") -> list[Part] | None:
    """The columns made ready of a language (of one lexicon), None where there are none or the files have changed."""
    source = files("bybro.lexicon").joinpath("ready", file_name(what, language, lexicon))
    if not source.is_file():
        return None
    head, body = gzip.decompress(source.read_bytes()).split(b"\n", 1)
    described = json.loads(head)
    if described["made_from"] != sum_of(language):
        return None
    parts: list[Part] = []
    start = 0
    for kind, size in described["columns"]:
        piece = body[start : start + size]
        start += size
        parts.append(_texts(piece) if kind == _TEXTS else np.frombuffer(piece, dtype=kind))
    return parts


def load_counts(what: str, language: str) -> dict[str, int] | None:
    """How often each word of a language is used, as `counts` told it."""
    kept = load(what, language)
    return None if kept is None else dict(zip(kept[0], kept[1].tolist(), strict=True))  # type: ignore[union-attr]


def counts(counted: Mapping[str, int]) -> list[Part]:
    """Words by name, and how often each is used, as columns."""
    names = tuple(sorted(counted))
    return [names, np.array([counted[n] for n in names], dtype=np.int32)]


def columns(table: DataclassInstance) -> list[Part]:
    """The columns of a table, in the order in which it is made from them."""
    return [getattr(table, f.name) for f in fields(table)]


def file_name(what: str, language: str, lexicon: str = "all") -> str:
    """The file in which it is kept."""
    return f"{lexicon}-{what}.{language}.gz"


def dump(language: str, parts: Iterable[Part]) -> bytes:
    """What `load` reads back; the same bytes for the same columns, on any machine."""
    told = [
        (_TEXTS, "\n".join(p).encode()) if isinstance(p, tuple) else (p.dtype.newbyteorder("<").str, _little(p))
        for p in parts
    ]
    head = {"made_from": sum_of(language), "columns": [(kind, len(piece)) for kind, piece in told]}
    return gzip.compress(b"\n".join((json.dumps(head).encode(), b"".join(piece for _, piece in told))), mtime=0)


def _texts(piece: bytes) -> tuple[str, ...]:
    return tuple(piece.decode().split("\n")) if piece else ()


def _little(numbers: NDArray[np.generic]) -> bytes:
    return numbers.astype(numbers.dtype.newbyteorder("<")).tobytes()


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
