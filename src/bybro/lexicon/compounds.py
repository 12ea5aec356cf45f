"""Danish compounds taken apart: "affaldsforbrændingsanlæg" shares its parts with "affald" and "forbrænding"."""

from __future__ import annotations

from functools import cache, lru_cache

from bybro.lexicon.languages import stop_words
from bybro.lexicon.vocabulary import vocabulary

_JOINTS = ("s", "", "e")
"""What Danish puts between two parts: s, nothing, e; s first, or "affalds" would be kept apart from "affald"."""
_ENDINGS = ("en", "et", "ne", "er", "e", "r", "erne", "s")
_SHORTEST = 3
_SHORTEST_COMPOUND = 7
_MOST_PARTS = 4


@lru_cache(maxsize=100_000)
def parts(word: str) -> tuple[str, ...]:
    """The parts of a normalised Danish word and theirs, none if it is not a compound of words the lexicon knows.

    The fewest parts win, then the longest last one, which says what kind of thing it is.
    """
    if len(word) < _SHORTEST_COMPOUND:
        return ()
    found = _split(word, _MOST_PARTS)
    if found is None:
        return ()
    return tuple(dict.fromkeys(p for part in found for p in (part, *parts(part))))


def _split(word: str, most: int) -> tuple[str, ...] | None:
    if most < 2:  # noqa: PLR2004 a compound has two parts
        return None
    known = _known()
    best: tuple[str, ...] | None = None
    for cut in range(_SHORTEST, len(word) - _SHORTEST + 1):
        first = _first(word[:cut], known)
        if first is None:
            continue
        rest = word[cut:]
        tails = ((rest,) if _ends(rest, known) else None), _split(rest, most - 1)
        for tail in tails:
            if tail is not None and (best is None or (len(tail) + 1, -len(tail[-1])) < (len(best), -len(best[-1]))):
                best = (first, *tail)
    return best


def _first(told: str, known: frozenset[str]) -> str | None:
    """The known word that a first part is, without the joint."""
    for joint in _JOINTS:
        if told.endswith(joint) and (word := told[: len(told) - len(joint)]) in known:
            return word
    return None


def _ends(word: str, known: frozenset[str]) -> bool:
    if word in known:
        return True
    return word.endswith(_ENDINGS) and any(word.endswith(e) and word[: -len(e)] in known for e in _ENDINGS)


@cache
def _known() -> frozenset[str]:
    """Words that may be parts: of three letters or more, no small words, none that only endings are made of."""
    small = stop_words("da") | _NEVER
    return frozenset(w for w in vocabulary("da") if len(w) >= _SHORTEST and w not in small)


_NEVER = frozenset(("ning", "ing", "hed", "ling", "else", "isk", "ede", "ende", "tion", "ion", "ere", "ens", "den"))
