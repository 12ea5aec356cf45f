"""Normalised words to stems: Snowball for Danish, English, French; for Arabic light stems that ask the lexicon."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import Stemmer

from bybro.lexicon import ready
from bybro.lexicon.folding import without_accents
from bybro.lexicon.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_STEMMERS = {"da": "danish", "en": "english", "fr": "french"}
_PREFIXES = ("وال", "بال", "كال", "فال", "لل", "ال", "و")
_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "يت", "ه", "ي")
_SHORTEST = 3
"""Letters that a light stem keeps."""
_CLITICS = ("", "و", "ف", "ب", "ل", "ك", "س", "عال", "هال", "وبال", "ولل", "وب", "ول", "فال", "بي", "بت", "ع")
_ENDINGS = ("", "نا", "هم", "كم", "كن", "هن", "وا", "ك", "ته", "تها", "تنا", "تهم", "تك", "تي", "ات", "ين", "ون", "ا")
"""What may be glued to a word in prose and in everyday speech; taken off only where a known word is left."""


def stem(word: str, language: str) -> str:
    """The stem of a normalised word, without accents.

    Arabic by light stemming (Larkey, Ballesteros & Connell 2002); what that leaves unknown loses one more clitic
    before and after if a word of the lexicon is left: light stems alone keep "بمجاريهم" apart from "مجاري".
    """
    return stemmer(language)(word)


@cache
def stemmer(language: str) -> Callable[[str], str]:
    """What `stem` does with a word of one language."""
    return _arabic if language == "ar" else _plainly(language)


@cache
def _plainly(language: str) -> Callable[[str], str]:
    """What finds a word's stem, asking no dictionary."""
    if language == "ar":
        return light_stem
    stem_word = Stemmer.Stemmer(_STEMMERS[language]).stemWord
    return lambda word: without_accents(stem_word(word))


def _arabic(word: str) -> str:
    light = light_stem(word)
    known = known_stems("ar")
    if light in known:
        return light
    left = max(((known[s], len(s), s) for s in _stripped(word) if s in known), default=None)
    return light if left is None else left[2]


def _stripped(word: str) -> Iterator[str]:
    endings = [e for e in _ENDINGS if word.endswith(e)]
    for clitic in _CLITICS:
        if word.startswith(clitic):
            for ending in endings:
                left = word[len(clitic) : len(word) - len(ending)]
                if len(left) >= _SHORTEST:
                    yield light_stem(left)


@cache
def known_stems(language: str) -> Mapping[str, int]:
    """The stems of the words the lexicon uses, and how often it uses them."""
    kept = ready.load_counts(ready.STEMS, language)
    return stemmed(language) if kept is None else kept


def stemmed(language: str) -> Mapping[str, int]:
    """The same, from the tables."""
    counted: Counter[str] = Counter()
    plain = _plainly(language)
    for word, times in vocabulary(language).items():
        counted[plain(word)] += times
    return counted


def light_stem(word: str) -> str:
    """An Arabic word without its article and common endings, asking no dictionary."""
    for prefix in _PREFIXES if word.startswith(_PREFIXES) else ():
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST - (prefix == "و"):
            word = word[len(prefix) :]
            break
    for suffix in _SUFFIXES if word.endswith(_SUFFIXES) else ():
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST:
            word = word[: -len(suffix)]
    return word
