"""The lexicon that comes with bybro, in CSV files that a planner can correct."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from bybro.lexicon.concepts import Concept, Lexicon, build
from bybro.lexicon.languages import LANGUAGES
from bybro.lexicon.themes import THEMES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable


@cache
def packaged() -> Lexicon:
    """The lexicon that comes with bybro, read from its CSV files at first use."""
    folder = files("bybro.lexicon")
    return build(_concepts(folder), _words(folder))


def _rows(folder: Traversable, *path: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(folder.joinpath(*path).read_text(encoding="utf-8").splitlines())


def _words(folder: Traversable) -> Iterator[tuple[str, str, str]]:
    for theme in THEMES.values():
        for language in LANGUAGES:
            for row in _rows(folder, "words", f"{theme.file}.{language}.csv"):
                yield language, row["concept"], row["phrase"]


def _concepts(folder: Traversable) -> Iterator[Concept]:
    for theme in THEMES.values():
        labels: dict[str, dict[str, str]] = {}
        for language in LANGUAGES:
            for row in _rows(folder, "words", f"{theme.file}.{language}.csv"):
                if row["kind"] == "label":
                    labels.setdefault(row["concept"], {})[language] = row["phrase"]
        for row in _rows(folder, "concepts", f"{theme.file}.csv"):
            lists = {k: tuple(row[k].split()) for k in ("broader", "treated_by", "sdg", "dac")}
            yield Concept(row["id"], theme.id, **lists, labels=labels.get(row["id"], {}))
