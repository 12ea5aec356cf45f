"""Text to stems: one analyser for needs, solutions, the search box and the lexicon alike."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bybro.lexicon.compounds import parts
from bybro.lexicon.folding import composed, normalised
from bybro.lexicon.languages import negations, stop_words
from bybro.lexicon.spelling import meant
from bybro.lexicon.stemming import known_stems, stem
from bybro.lexicon.variants import variants

if TYPE_CHECKING:
    from collections.abc import Callable

_PART = re.compile(r"(?P<word>[^\W_]+(?:['’][^\W_]+)?)|(?P<end>(?<!\d)[.]|[.](?!\d)|[!?؟;:؛\n])")
"""A word (digits within: NO2, PM10), or the end of a sentence."""
_SHORTEST = 2


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
    found: list[Token] = []
    sentence = 0
    # vowel signs are no letters to the pattern: left in, they would cut an Arabic word into pieces
    for surface, end in _PART.findall(composed(text)):
        if end:
            sentence += 1
            continue
        token = _token(surface, language)
        if token is not None:
            if sentence:
                told, stood, is_content, is_negation, _, inner = token
                # half the time of a call of the class, here in the innermost loop
                token = tuple.__new__(Token, (told, stood, is_content, is_negation, sentence, inner))
            found.append(token)
    return found


def placed(text: str, language: str) -> list[tuple[Token, int, int]]:
    """The same, each with where it begins and ends in the composed text (see `folding.composed`)."""
    words = (part.span() for part in _PART.finditer(composed(text)) if part["word"] and _token(part["word"], language))
    return [(token, *span) for token, span in zip(tokens(text, language), words, strict=True)]


@lru_cache(maxsize=400_000)
def _token(surface: str, language: str) -> Token | None:
    """What a word is wherever it stands; None for a mere number. Kept, since the same words come again and again."""
    word = normalised(surface, language)
    if not word or word.isdigit():
        return None
    is_content = word not in _normal(stop_words, language) and len(word) >= _SHORTEST
    word = variants(language).get(word, word)
    pieces = tuple(stem(p, language) for p in parts(word)) if language == "da" and is_content else ()
    root = stem(word, language)
    if is_content and not pieces and root not in known_stems(language):
        mended = meant(word, language, is_name=surface[0].isupper())
        root = stem(mended, language) if mended else root
    return Token(root, surface, is_content, word in _normal(negations, language), parts=pieces)


@cache
def _normal(listed: Callable[[str], frozenset[str]], language: str) -> frozenset[str]:
    return frozenset(normalised(w, language) for w in listed(language))
