"""The four languages: their names, direction and small words."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "da", "fr", "ar")
RIGHT_TO_LEFT = frozenset({"ar"})


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
