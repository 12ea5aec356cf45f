"""Text to stems: one analyser for needs, solutions, the search box and the lexicon alike."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

import Stemmer

from bybro.lexicon.languages import stop_words

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_TASHKEEL = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640]")
_ALEF = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ؤ": "و", "ئ": "ي", "ة": "ه"})
_ELISION = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=\w)")
_PREFIXES = ("وال", "بال", "كال", "فال", "لل", "ال", "و")
_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "يت", "ه", "ي")
_STEMMERS = {"da": "danish", "en": "english", "fr": "french"}
_SHORTEST = 2


class Token(NamedTuple):
    """A word that carries meaning: its stem and how it stood in the text."""

    stem: str
    surface: str


def tokens(text: str, language: str) -> list[Token]:
    """The content words of a text in order: folded, stop words dropped, stemmed."""
    stops = _normal_stops(language)
    found: list[Token] = []
    for surface in _WORD.findall(unicodedata.normalize("NFKC", text)):
        word = normalised(surface, language)
        if word in stops or len(word) < _SHORTEST:
            continue
        found.append(Token(stem(word, language), surface))
    return found


def normalised(word: str, language: str) -> str:
    """A word in the form that is stemmed: lower case; Arabic letters unified; French elision and English 's dropped."""
    word = word.lower()
    if language == "ar":
        return _TASHKEEL.sub("", word).translate(_ALEF)
    if language == "fr":
        return _ELISION.sub("", word)
    return re.split("['’]", word)[0]


@cache
def stem(word: str, language: str) -> str:
    """The stem of a normalised word, without accents. Arabic by light stemming (Larkey, Ballesteros & Connell 2002)."""
    if language == "ar":
        return _light(word)
    found: str = _stemmer(language).stemWord(word)
    return _without_accents(found)


@cache
def _stemmer(language: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(_STEMMERS[language])


@cache
def _normal_stops(language: str) -> frozenset[str]:
    return frozenset(normalised(w, language) for w in stop_words(language))


def _without_accents(word: str) -> str:
    # å would lose its ring, and "pa" is not "på": Danish letters stay
    if word.isascii():
        return word
    return "".join(
        c if c in "åæø" else "".join(p for p in unicodedata.normalize("NFD", c) if not unicodedata.combining(p))
        for c in word
    )


def _light(word: str) -> str:
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= 3 - (prefix == "و"):
            word = word[len(prefix) :]
            break
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            word = word[: -len(suffix)]
    return word
