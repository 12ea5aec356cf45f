"""Solutions by name: a search for a company or a product means just that, whatever else the text may remind of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from bybro.lexicon.folding import composed, normalised, without_accents
from bybro.lexicon.languages import LANGUAGES, stop_words
from bybro.lexicon.stemming import known_stems, stem
from bybro.lexicon.transliteration import BySound

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from bybro.model.party import Provider
    from bybro.model.solution import Solution

_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 3
"""Letters of a word that is a name by itself."""
_SLIP = 6
"""Letters from which a name may be mistyped by one."""


class Naming:
    """The names in titles and of providers: words the lexicon does not know, and whole names of several words."""

    def __init__(self, solutions: Sequence[Solution], providers: Mapping[str, Provider]) -> None:
        self._size = len(solutions)
        self._words: dict[str, set[int]] = {}
        self._whole: dict[tuple[str, ...], set[int]] = {}
        for row, solution in enumerate(solutions):
            known = [providers[p] for p in solution.providers if p in providers]
            names = [solution.provider, *(n for p in known for n in (p.name, *p.aliases))]
            for name in names:
                words = _folded(name)
                if len(words) > 1:
                    self._whole.setdefault(words, set()).add(row)
            titles = [t for k in LANGUAGES if (t := solution.title.get(k))]
            for word in {w for text in (*names, *titles) for w in _folded(text)}:
                if _is_name(word):
                    self._words.setdefault(word, set()).add(row)
        self._by_sound = BySound(self._words)

    def shares(self, text: str, language: str) -> tuple[NDArray[np.float64], list[list[str]]]:
        """For each solution the share of the text's words that name it or its provider, and those words."""
        surfaces = [w for w in _WORD.findall(composed(text)) if w.lower() not in stop_words(language)]
        folded = [_fold(w) for w in surfaces]
        named: list[list[str]] = [[] for _ in range(self._size)]
        for place, word in enumerate(folded):
            for row in self._rows_of(word, surfaces[place]):
                named[row].append(surfaces[place])
        for words, rows in self._whole.items():
            wanted = tuple(w for w in words if w not in stop_words(language))
            for start in range(len(folded) - len(wanted) + 1):
                if wanted and tuple(folded[start : start + len(wanted)]) == wanted:
                    for row in rows:
                        named[row] = list(dict.fromkeys([*named[row], *surfaces[start : start + len(wanted)]]))
        return np.array([len(set(n)) / max(1, len(set(surfaces))) for n in named]), named

    def _rows_of(self, word: str, surface: str) -> Iterable[int]:
        if word in self._words:
            return self._words[word]
        is_name = _is_name(word)
        # a word that has a meaning of its own must be the name to the letter
        alike = self._by_sound.alike(surface, to_the_letter=not is_name)
        if not alike and is_name and len(word) >= _SLIP:
            near_ones = [w for w in self._words if w[0] == word[0] and abs(len(w) - len(word)) <= 1]
            alike = [w for w, _, _ in extract(word, near_ones, scorer=OSA.distance, score_cutoff=1, processor=None)]
        return {row for w in alike for row in self._words[w]}


def _fold(word: str) -> str:
    return without_accents(word.casefold())


def _folded(text: str) -> tuple[str, ...]:
    return tuple(_fold(w) for w in _WORD.findall(composed(text)))


def _is_name(word: str) -> bool:
    """Whether no language knows the word: "Renescience", not "energy", nor the words of the trade frame."""
    return (
        len(word) >= _SHORTEST
        and not word.isdigit()
        and not any(word in stop_words(k) or stem(normalised(word, k), k) in known_stems(k) for k in LANGUAGES)
    )
