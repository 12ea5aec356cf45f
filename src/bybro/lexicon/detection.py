"""Which of the four languages a text is in, offline and also for a few words."""

from __future__ import annotations

import re

from bybro.lexicon.folding import normalised
from bybro.lexicon.languages import stop_words
from bybro.lexicon.vocabulary import vocabulary

_WORD = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_LATIN = re.compile(r"[a-zà-öø-ÿœ]")
_LETTERS = {"da": "æøå", "fr": "éèêëàâçîïôûùœ"}
_SMALL, _LETTER, _KNOWN = 1.0, 1.0, 0.75
"""What a small word of the language counts, a word with one of its letters, and a word that its data files use."""
_CLEAR = 3.0
"""How far small words and letters must be ahead for the data files not to be asked."""


def detect(text: str) -> str | None:
    """The language a text seems to be in, by script, small words, letters and known words; None where nothing tells.

    A text in Latin letters without any of these ("t/day") is taken for English.
    """
    words = _WORD.findall(text.lower())
    if not words:
        return None
    if len(_ARABIC.findall(text)) * 2 > sum(map(len, words)):
        return "ar"
    if not any(map(_LATIN.search, words)):
        return None
    score = {language: sum(_tells(w, language) for w in words) for language in ("en", "da", "fr")}
    best, second, _ = sorted(score, key=lambda language: -score[language])
    if score[best] - score[second] >= _CLEAR:
        return best
    known = {k: s + _KNOWN * sum(normalised(w, k) in vocabulary(k) for w in words) for k, s in score.items()}
    return max(known, key=lambda language: known[language])


def _tells(word: str, language: str) -> float:
    small = _SMALL if len(word) > 1 and word in stop_words(language) else 0.0
    return small + (_LETTER if any(c in word for c in _LETTERS.get(language, "")) else 0.0)
