"""The four languages: their names, direction, stop words, and which of them a text is in."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "da", "fr", "ar")
RIGHT_TO_LEFT = frozenset({"ar"})

_WORD = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_LATIN = re.compile(r"[a-zà-öø-ÿœ]")
_LETTERS = {"da": "æøå", "fr": "éèêëàâçîïôûùœ"}


def direction(language: str) -> str:
    """`rtl` or `ltr`, as a page states it."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


@cache
def stop_words(language: str) -> frozenset[str]:
    """Words that carry no ground: function words, and those of the trade frame (municipality, project, the cities)."""
    text = files("bybro.lexicon").joinpath("stopwords", f"{language}.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


@cache
def negations(language: str) -> frozenset[str]:
    """Small words that turn a phrase: without them "no drinking water" would be met by all drinking water."""
    text = files("bybro.lexicon").joinpath("negations", f"{language}.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


def detect(text: str) -> str | None:
    """The language a text seems to be in, by script, stop words and letters; None where nothing tells.

    A text without a stop word of two letters or more and without a telling letter ("t/day") is taken for English if it
    has Latin letters.
    """
    words = _WORD.findall(text.lower())
    if not words:
        return None
    if len(_ARABIC.findall(text)) * 2 > sum(map(len, words)):
        return "ar"
    if not any(map(_LATIN.search, words)):
        return None
    score = {
        language: sum(w in stop_words(language) for w in words if len(w) > 1)
        + sum(any(letter in w for letter in _LETTERS.get(language, "")) for w in words)
        for language in ("en", "da", "fr")
    }
    return max(score, key=lambda language: score[language])
