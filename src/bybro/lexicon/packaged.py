"""The lexicons that come with bybro, in CSV files that a planner can correct."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from bybro.lexicon import ready
from bybro.lexicon.by_language import ByLanguage
from bybro.lexicon.concepts import Concept, Lexicon
from bybro.lexicon.languages import LANGUAGES
from bybro.lexicon.phrase_table import PhraseTable, phrase_table
from bybro.lexicon.phrases import Word, phrases
from bybro.lexicon.ready import PHRASES, REMINDERS
from bybro.lexicon.reminders import Reminders, reminders
from bybro.lexicon.themes import THEMES
from bybro.lexicon.vocabulary import EVERYDAY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FIELD, PLAIN = "field", "plain"
"""The field's lexicon, and the plain words', which is a bridge between languages and holds no terms."""
_FILES: dict[str, Sequence[str]] = {FIELD: tuple(t.file for t in THEMES.values()), PLAIN: (EVERYDAY,)}
_LISTS = ("broader", "treated_by", "part_of", "causes", "sdg", "dac")
_SURE = {"sign": 0.35}
"""How sure a kind of phrase is, where it is less than 1."""


@cache
def packaged() -> Lexicon:
    """The field's lexicon that comes with bybro, read from its CSV files at first use."""
    return Lexicon({c.id: c for c in _concepts()}, _phrases_of(FIELD), _reminders_of(FIELD))


@cache
def everyday() -> Lexicon:
    """The plain words that come with bybro: senses of daily life and work, with their words in each language."""
    concepts = {c: Concept(c, EVERYDAY, labels=told) for c, told in _labels(EVERYDAY).items()}
    return Lexicon(concepts, _phrases_of(PLAIN), _reminders_of(PLAIN))


def words(lexicon: str, language: str) -> Iterator[Word]:
    """The words of a packaged lexicon in one language, in file order."""
    for name in _FILES[lexicon]:
        for row in _rows("words", f"{name}.{language}.csv"):
            yield Word(language, row["concept"], row["phrase"], _SURE.get(row["kind"], 1.0))


def _phrases_of(lexicon: str) -> ByLanguage[PhraseTable]:
    def make(language: str) -> PhraseTable:
        kept = ready.load(PHRASES, language, lexicon)
        return phrase_table(phrases(words(lexicon, language))) if kept is None else PhraseTable(*kept)  # type: ignore[arg-type]

    return ByLanguage(make)


def _reminders_of(lexicon: str) -> ByLanguage[Reminders]:
    def make(language: str) -> Reminders:
        kept = ready.load(REMINDERS, language, lexicon)
        return reminders(words(lexicon, language)) if kept is None else Reminders(*kept)  # type: ignore[arg-type]

    return ByLanguage(make)


def _concepts() -> Iterator[Concept]:
    for theme in THEMES.values():
        labels = _labels(theme.file)
        for row in _rows("concepts", f"{theme.file}.csv"):
            lists = {k: tuple(row[k].split()) for k in _LISTS}
            yield Concept(row["id"], theme.id, **lists, labels=labels.get(row["id"], {}))


def _labels(name: str) -> dict[str, dict[str, str]]:
    """By concept its label in each language."""
    labels: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        lines = _lines("words", f"{name}.{language}.csv")
        # of thousands of rows only the labels are taken apart: reading a table whole takes ten times as long
        for concept, kind, phrase in csv.reader(line for line in lines if ",label," in line):
            if kind == "label":
                labels.setdefault(concept, {}).setdefault(language, phrase)
    return labels


def _rows(*path: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(_lines(*path))


def _lines(*path: str) -> list[str]:
    return files("bybro.lexicon").joinpath(*path).read_text(encoding="utf-8").splitlines()
