"""Typing errors: the known word that an unknown one is a slip of."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from bybro.lexicon.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHORTEST = 6
"""Letters below which another word is too near: "pupe" may be a pipe or a pump."""
_SHORTEST_CHANGED = 8
"""Letters from which a changed letter is believed: words that do exist differ so ("packet", "pocket")."""
_LONG = 11
"""Letters from which two slips are believed."""
_SHORTEST_NAME = 8
"""Letters from which a word with a capital, which is likely a name, is taken for a slip."""


def meant(word: str, language: str, *, is_name: bool = False) -> str | None:
    """The known word that a normalised unknown one most likely is a slip of, if any.

    A slip is a letter left out, added, changed or two exchanged (optimal string alignment), never the first letter;
    of several the nearest, then the one the lexicon uses most.
    """
    if len(word) < (_SHORTEST_NAME if is_name else _SHORTEST) or not word.isalpha():
        return None
    slips = 2 if len(word) >= _LONG and not is_name else 1
    known = _by_start(language)
    near: list[str] = []
    for length in range(len(word) - slips, len(word) + slips + 1):
        near += known.get((word[0], length), ())
    found = extract(word, near, scorer=OSA.distance, score_cutoff=slips, processor=None, limit=None)
    if len(word) < _SHORTEST_CHANGED:
        found = [f for f in found if len(f[0]) != len(word) or sorted(f[0]) == sorted(word)]
    times = vocabulary(language)
    return min(((slip, -times[w], w) for w, slip, _ in found), default=(0, 0, None))[2]


@cache
def _by_start(language: str) -> Mapping[tuple[str, int], list[str]]:
    """The known words by first letter and length."""
    found: dict[tuple[str, int], list[str]] = {}
    for word in vocabulary(language):
        found.setdefault((word[0], len(word)), []).append(word)
    return found
