"""Danish compounds taken apart: "affaldsforbrændingsanlæg" shares its parts with "affald" and "forbrænding"."""

from __future__ import annotations

from functools import cache, lru_cache

from bybro.lexicon.languages import stop_words
from bybro.lexicon.vocabulary import vocabulary

_JOINTS = ("s", "", "e")
"""What Danish puts between two parts: s, nothing, e; s first, or "affalds" would be kept apart from "affald"."""
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
    known = _known()
    best: tuple[str, ...] | None = None
    for cut in range(_SHORTEST, len(word) - _SHORTEST + 1):
        first, rest = word[:cut], word[cut:]
        if most < 2 or not _begins(first, known):  # noqa: PLR2004 a compound has two parts
            continue
        tails = ((rest,) if _ends(rest, known) else None), _split(rest, most - 1)
        for tail in tails:
            if tail is not None and (best is None or (len(tail) + 1, -len(tail[-1])) < (len(best), -len(best[-1]))):
                best = (_plain(first, known), *tail)
    return best


def _begins(first: str, known: frozenset[str]) -> bool:
    return any(first.endswith(j) and first[: len(first) - len(j)] in known for j in _JOINTS)


def _plain(first: str, known: frozenset[str]) -> str:
    return next(w for j in _JOINTS if first.endswith(j) and (w := first[: len(first) - len(j)]) in known)


def _ends(word: str, known: frozenset[str]) -> bool:
    return word in known or any(
        word.endswith(e) and word[: -len(e)] in known for e in ("en", "et", "ne", "er", "e", "r", "erne", "s")
    )


@cache
def _known() -> frozenset[str]:
    """Words that may be parts: of three letters or more, no small words, none that only endings are made of."""
    small = stop_words("da") | _NEVER
    return frozenset(w for w in vocabulary("da") if len(w) >= _SHORTEST and w not in small)


_NEVER = frozenset(("ning", "ing", "hed", "ling", "else", "isk", "ede", "ende", "tion", "ion", "ere", "ens", "den"))
