"""Names across alphabets: "نيراس" and "NIRAS" are spoken alike."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from bybro.lexicon.folding import normalised, without_accents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ARABIC = re.compile("[\u0621-\u064a]")
_ARTICLE = "ال"
_LETTERS = str.maketrans(
    dict(
        zip(
            "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
            "a b t t g _ k d d r z s s s d t z _ g f k k l m n _ o i".replace("_", "").split(" "),
            strict=True,
        )
    )
    | {"ء": ""}
)
"""Arabic letters by the sound a Latin spelling of a name keeps; throat sounds mostly go."""
_DIGRAPHS = (
    *((re.compile("sch|sh|ch"), "s"), (re.compile("th"), "t"), (re.compile("[dk]h"), lambda m: m[0][0])),
    *((re.compile("gh"), "g"), (re.compile("ph"), "f"), (re.compile("c(?=[eiy])"), "s"), (re.compile("ck"), "k")),
    *((re.compile("ou"), "o"), (re.compile("ae|å"), "o"), (re.compile("x"), "ks"), (re.compile("qu"), "ko")),
)
_LATIN = str.maketrans(
    {"c": "k", "q": "k", "j": "g", "v": "f", "p": "b", "w": "o", "u": "o", "ø": "o", "æ": "a", "e": "i", "y": "i"}
    | {"h": "", "'": "", "’": ""}
)
_MANY = 5
_FEWEST = 3
"""Consonants that a name must have to be known by them."""
_VOWELS = str.maketrans("", "", "aio")


def is_arabic(word: str) -> bool:
    """Whether a word is written in Arabic letters."""
    return _ARABIC.search(word) is not None


def sounds(word: str) -> str:
    """A word by its sounds in a dozen letters, one for those that names exchange between the two alphabets."""
    if is_arabic(word):
        told = normalised(word, "ar").translate(_LETTERS)
    else:
        told = without_accents(word.lower())
        for pattern, letter in _DIGRAPHS:
            told = pattern.sub(letter, told)
        told = told.translate(_LATIN)
    return "".join(letter for letter, _ in groupby(told))


def consonants(sounded: str) -> str:
    """What is left of a word's sounds without the vowels, which Arabic seldom writes."""
    return sounded.translate(_VOWELS)


def spoken_alike(arabic: str, latin: str) -> bool:
    """Whether a name in Arabic letters may be one in Latin ones: the same consonants, and no vowel that is not there.

    Five consonants in a row are seldom two names: then the vowels may be what they will.
    """
    other = sounds(latin)
    for own in map(sounds, without_article(arabic)):
        same = consonants(own)
        if same == consonants(other) and (len(same) >= _MANY or _stands_in(own, other)):
            return True
    return False


def without_article(word: str) -> Iterator[str]:
    """An Arabic word as it stands and, where it begins with the article, without it."""
    yield word
    if word.startswith(_ARTICLE):
        yield word[len(_ARTICLE) :]


class BySound:
    """Names to be found by one in the other alphabet."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names: dict[str, list[str]] = {}
        for name in sorted(names):
            for key in _keys(name):
                self._names.setdefault(key, []).append(name)

    def alike(self, name: str, *, to_the_letter: bool = False) -> list[str]:
        """The names in the other alphabet that may be this one, in order; or only those of quite the same sounds."""
        near = [n for key in _keys(name) for n in self._names.get(key, ()) if is_arabic(n) != is_arabic(name)]
        found = [n for n in near if _is_same(name, n, to_the_letter=to_the_letter)]
        return list(dict.fromkeys(found))


def _keys(name: str) -> list[str]:
    """The consonants of a name with and without the article, where it has enough of them to be known by."""
    keys = (consonants(sounds(form)) for form in without_article(name))
    return [key for key in keys if len(key) >= _FEWEST]


def _is_same(one: str, other: str, *, to_the_letter: bool) -> bool:
    arabic, latin = (one, other) if is_arabic(one) else (other, one)
    if to_the_letter:
        return sounds(latin) in map(sounds, without_article(arabic))
    return spoken_alike(arabic, latin)


def _stands_in(part: str, whole: str) -> bool:
    """Whether all letters of one word stand in another in the same order."""
    letters = iter(whole)
    return all(letter in letters for letter in part)
