"""Text to stems: one analyser for needs, solutions, the search box and the lexicon alike."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from bybro.lexicon.compounds import parts
from bybro.lexicon.folding import composed, normalised
from bybro.lexicon.languages import negations, stop_words
from bybro.lexicon.spelling import meant
from bybro.lexicon.stemming import known_stems, stemmer
from bybro.lexicon.variants import variants

_PART = re.compile(r"(?P<word>[^\W_]+(?:['’][^\W_]+)?)|(?P<end>(?<!\d)[.]|[.](?!\d)|[!?؟;:؛\n])")
"""A word (digits within: NO2, PM10), or the end of a sentence."""
_SHORTEST = 2
_MOST = 100_000
"""Words that are kept of a language."""


class Token(NamedTuple):
    """A word: its stem, how and in which sentence it stood, whether it carries meaning or turns a phrase.

    `parts`: the stems of what it is put together from, where it is a compound.
    """

    stem: str
    surface: str
    is_content: bool
    is_negation: bool
    sentence: int = 0
    parts: tuple[str, ...] = ()


def tokens(text: str, language: str) -> list[Token]:
    """The words of a text in order, folded and stemmed; stop words stand among them, marked."""
    words = _words(language)
    if len(words) > _MOST:
        words.clear()
    found: list[Token] = []
    sentence = 0
    # vowel signs are no letters to the pattern: left in, they would cut an Arabic word into pieces
    for surface, end in _PART.findall(composed(text)):
        if end:
            sentence += 1
            continue
        token = words[surface]
        if token is not None:
            if sentence:
                told, stood, is_content, is_negation, _, inner = token
                # half the time of a call of the class, here in the innermost loop
                token = tuple.__new__(Token, (told, stood, is_content, is_negation, sentence, inner))
            found.append(token)
    return found


def placed(text: str, language: str) -> list[tuple[Token, int, int]]:
    """The same, each with where it begins and ends in the composed text (see `folding.composed`)."""
    known = _words(language)
    words = (part.span() for part in _PART.finditer(composed(text)) if part["word"] and known[part["word"]])
    return [(token, *span) for token, span in zip(tokens(text, language), words, strict=True)]


class _Words(dict[str, "Token | None"]):
    """What each word of a language is wherever it stands; None for a mere number. The same ones come again and again.

    All that is known of the language is at hand, since every new word is held against it.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._small, self._negations = (
            frozenset(normalised(w, language) for w in listed(language)) for listed in (stop_words, negations)
        )
        self._variants = variants(language)
        self._known = known_stems(language)
        self._stem = stemmer(language)

    def __missing__(self, surface: str) -> Token | None:
        self[surface] = found = self._token(surface)
        return found

    def _token(self, surface: str) -> Token | None:
        word = normalised(surface, self._language)
        if not word or word.isdigit():
            return None
        is_content = word not in self._small and len(word) >= _SHORTEST
        is_negation = word in self._negations
        word = self._variants.get(word, word)
        pieces = tuple(map(self._stem, parts(word))) if self._language == "da" and is_content else ()
        root = self._stem(word)
        if is_content and not pieces and root not in self._known:
            mended = meant(word, self._language, is_name=surface[0].isupper())
            root = self._stem(mended) if mended else root
        return Token(root, surface, is_content, is_negation, parts=pieces)


_words = cache(_Words)
