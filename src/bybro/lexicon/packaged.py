"""The lexicon that comes with bybro, in CSV files that a planner can correct."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from bybro.lexicon.concepts import Concept, Lexicon, Word, build
from bybro.lexicon.languages import LANGUAGES
from bybro.lexicon.themes import THEMES
from bybro.lexicon.vocabulary import EVERYDAY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

_LISTS = ("broader", "treated_by", "part_of", "causes", "sdg", "dac")
_SURE = {"sign": 0.35}
"""How sure a kind of phrase is, where it is less than 1."""


@cache
def packaged() -> Lexicon:
    """The lexicon that comes with bybro, read from its CSV files at first use."""
    folder = files("bybro.lexicon")
    return build(_concepts(folder), _words(folder))


def _rows(folder: Traversable, *path: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(folder.joinpath(*path).read_text(encoding="utf-8").splitlines())


def _words(folder: Traversable) -> Iterator[Word]:
    for theme in THEMES.values():
        for language in LANGUAGES:
            for row in _rows(folder, "words", f"{theme.file}.{language}.csv"):
                yield Word(language, row["concept"], row["phrase"], _SURE.get(row["kind"], 1.0))


def _concepts(folder: Traversable) -> Iterator[Concept]:
    for theme in THEMES.values():
        labels: dict[str, dict[str, str]] = {}
        for language in LANGUAGES:
            for row in _rows(folder, "words", f"{theme.file}.{language}.csv"):
                if row["kind"] == "label":
                    labels.setdefault(row["concept"], {})[language] = row["phrase"]
        for row in _rows(folder, "concepts", f"{theme.file}.csv"):
            lists = {k: tuple((row.get(k) or "").split()) for k in _LISTS}
            yield Concept(row["id"], theme.id, **lists, labels=labels.get(row["id"], {}))


@cache
def everyday() -> Lexicon:
    """The plain words that come with bybro: senses of daily life and work with their words, a bridge and no terms."""
    folder = files("bybro.lexicon")
    labels: dict[str, dict[str, str]] = {}
    words: list[Word] = []
    for language in LANGUAGES:
        for row in _rows(folder, "words", f"{EVERYDAY}.{language}.csv"):
            labels.setdefault(row["concept"], {}).setdefault(language, row["phrase"])
            words.append(Word(language, row["concept"], row["phrase"]))
    return build([Concept(c, EVERYDAY, labels=told) for c, told in labels.items()], words)
