"""Text to stems: one analyser for needs, solutions, the search box and the lexicon alike."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

import Stemmer

from bybro.lexicon.languages import negations, stop_words

if TYPE_CHECKING:
    from collections.abc import Callable

_PART = re.compile(r"(?P<word>[^\W_]+(?:['’][^\W_]+)?)|(?P<end>(?<!\d)[.]|[.](?!\d)|[!?؟;:؛\n])")
"""A word (digits within: NO2, PM10), or the end of a sentence."""
_TASHKEEL = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640]")
_ALEF = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ؤ": "و", "ئ": "ي", "ة": "ه"})
_ELISION = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=\w)")
_PREFIXES = ("وال", "بال", "كال", "فال", "لل", "ال", "و")
_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "يت", "ه", "ي")
_STEMMERS = {"da": "danish", "en": "english", "fr": "french"}
_SHORTEST = 2
_SHORTEST_ARABIC = 3
"""Letters that a light stem keeps."""


class Token(NamedTuple):
    """A word: its stem, how and in which sentence it stood, whether it carries meaning or turns a phrase."""

    stem: str
    surface: str
    is_content: bool
    is_negation: bool
    sentence: int = 0


def tokens(text: str, language: str) -> list[Token]:
    """The words of a text in order, folded and stemmed; stop words stand among them, marked."""
    # vowel signs are no letters to the pattern: left in, they would cut an Arabic word into pieces
    plain = _TASHKEEL.sub("", unicodedata.normalize("NFKC", text))
    found: list[Token] = []
    sentence = 0
    for part in _PART.finditer(plain):
        surface = part["word"]
        if surface is None:
            sentence += 1
            continue
        token = _token(surface, language)
        if token is not None:
            found.append(Token(*token, sentence))
    return found


@lru_cache(maxsize=200_000)
def _token(surface: str, language: str) -> tuple[str, str, bool, bool] | None:
    """What a word is wherever it stands; None for a mere number. Kept, since the same words come again and again."""
    word = normalised(surface, language)
    if not word or word.isdigit():
        return None
    is_content = word not in _normal(stop_words, language) and len(word) >= _SHORTEST
    return stem(word, language), surface, is_content, word in _normal(negations, language)


def normalised(word: str, language: str) -> str:
    """A word in the form that is stemmed: lower case; Arabic letters unified; French elision and English 's dropped."""
    word = word.lower()
    if language == "ar":
        return _TASHKEEL.sub("", word).translate(_ALEF)
    if language == "fr":
        return _ELISION.sub("", word)
    return re.split("['’]", word)[0]


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
def _normal(listed: Callable[[str], frozenset[str]], language: str) -> frozenset[str]:
    return frozenset(normalised(w, language) for w in listed(language))


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
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST_ARABIC - (prefix == "و"):
            word = word[len(prefix) :]
            break
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_ARABIC:
            word = word[: -len(suffix)]
    return word
