"""The phrases of a lexicon in one language: what must stand close together for a concept to be spoken of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bybro.lexicon.analysis import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bybro.lexicon.analysis import Token

_SLACK = 3
"""Words, small ones too, that may stand between the words of a phrase."""
_OPENED = 0.9
"""How sure a compound is whose parts stand apart."""
_TWO = 2
_NUMBER = re.compile(r"\b\d+\b")


class Word(NamedTuple):
    """A phrase of a concept in one language; `weight` below 1 for a sign, which only hints at it."""

    language: str
    concept: str
    phrase: str
    weight: float = 1.0


class Phrase(NamedTuple):
    """What must stand close together for a concept to be spoken of.

    `reach`: words, small ones too, among which all its stems must stand. `surface`: how an abbreviation must stand,
    to the letter: NO2 is not "no", nor REP a "repas".
    """

    stems: frozenset[str]
    concept: str
    reach: int
    weight: float = 1.0
    surface: str | None = None


def phrases(words: Iterable[Word]) -> list[Phrase]:
    """The phrases of one language's words, each once."""
    known: dict[tuple[frozenset[str], str], Phrase] = {}
    for word in words:
        found = tokens(word.phrase, word.language)
        stems = _telling(found)
        # numbers are no words: of "24/7 supply" and "zone 30" only "supply" and "zone" would be left
        if not stems or (len(stems) == 1 and _NUMBER.search(word.phrase)):
            continue
        # a phrase with many small words is met by itself
        reach = max(len(stems) + _SLACK, len(found)) if len(stems) > 1 else 1
        letters = _to_the_letter(word.phrase)
        _add(known, Phrase(stems, word.concept, reach, word.weight, letters))
        opened = _opened(found)
        if opened and letters is None:
            _add(known, Phrase(opened, word.concept, len(opened) + _SLACK, word.weight * _OPENED))
    return list(known.values())


def _add(known: dict[tuple[frozenset[str], str], Phrase], phrase: Phrase) -> None:
    other = known.get((phrase.stems, phrase.concept))
    if other is not None:
        reach, weight = max(other.reach, phrase.reach), max(other.weight, phrase.weight)
        phrase = Phrase(phrase.stems, phrase.concept, reach, weight, other.surface and phrase.surface)
    known[phrase.stems, phrase.concept] = phrase


def _opened(words: list[Token]) -> frozenset[str]:
    """The stems of a phrase of one compound, taken apart: "varmeregning" is met by "regningen på varme" too."""
    content = [t for t in words if t.is_content]
    if len(content) == 1 and len(content[0].parts) == _TWO:
        return frozenset(content[0].parts)
    return frozenset()


def _to_the_letter(phrase: str) -> str | None:
    return phrase if phrase.isupper() and len(phrase) > 1 and " " not in phrase else None


def _telling(words: list[Token]) -> frozenset[str]:
    """The stems a text must have to meet a phrase: its content words, or all where only one of several is one.

    "lyset går" must not be met by every light, nor "lyse tage" by every bright thing.
    """
    content = frozenset(t.stem for t in words if t.is_content)
    if len(content) > 1 or len(words) == 1:
        return content | {t.stem for t in words if t.is_negation}
    return frozenset(t.stem for t in words)
