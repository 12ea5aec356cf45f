"""What a text reminds of: the concepts whose own words and telling signs it shares most, whether or not it names one.

"The kids play between the cars, and the swing has hung by one chain since spring" names no term. Each concept is read
as a small text of all its words in a language, and those are searched for the text by BM25: two or three everyday
words that belong to one thing find it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from bybro.lexicon.analysis import tokens
from bybro.lexicon.rarity import rarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from bybro.lexicon.analysis import Token
    from bybro.lexicon.phrases import Word

_K1, _B = 1.2, 0.5
"""BM25's constants (Robertson & Zaragoza 2009); a low b, since a concept told in many ways is no worse for it."""
_PART = 0.5
"""What a part of a compound counts beside the word."""
_TWO = 2


@dataclass(frozen=True)
class Reminders:
    """The words of all concepts in one language.

    `stems`, `concepts`: names by number. From `starts` on, for each stem the concepts it reminds of, and how strongly.
    """

    stems: tuple[str, ...]
    concepts: tuple[str, ...]
    starts: NDArray[np.int32]
    concept: NDArray[np.int32]
    strength: NDArray[np.float64]

    @cached_property
    def _number(self) -> Mapping[str, int]:
        return {stem: n for n, stem in enumerate(self.stems)}

    def of(self, found: Iterable[Token]) -> dict[str, float]:
        """How strongly a text reminds of each concept that it shares two words with; 20 and more is a clear case.

        One word alone reminds of nothing: "recipes" is no campaign against food waste.
        """
        asked: dict[str, float] = {}
        for token in found:
            if token.is_content:
                asked[token.stem] = 1.0
                for part in token.parts:
                    asked.setdefault(part, _PART)
        known = {n: weight for stem, weight in asked.items() if (n := self._number.get(stem)) is not None}
        if len(known) < _TWO:
            return {}
        stems = np.fromiter(known, dtype=np.intp, count=len(known))
        starts, told = self.starts[stems], self.starts[stems + 1] - self.starts[stems]
        rows = np.arange(told.sum()) + np.repeat(starts - (told.cumsum() - told), told)
        concept = self.concept[rows]
        strength = self.strength[rows] * np.repeat(np.fromiter(known.values(), dtype=float, count=len(known)), told)
        total = np.bincount(concept, strength)
        often = np.flatnonzero(np.bincount(concept) >= _TWO)
        return dict(zip(map(self.concepts.__getitem__, often.tolist()), total[often].tolist(), strict=True))


def reminders(words: Iterable[Word]) -> Reminders:
    """The reminders of one language's words; the same for the same words, in whatever order."""
    bags: dict[str, dict[str, float]] = {}
    for word in words:
        bag = bags.setdefault(word.concept, {})
        for token in tokens(word.phrase, word.language):
            if token.is_content:
                for stem, weight in ((token.stem, 1.0), *((part, _PART) for part in token.parts)):
                    bag[stem] = bag.get(stem, 0.0) + weight
    told = Counter(stem for bag in bags.values() for stem in bag)
    lengths = {concept: sum(bag.values()) for concept, bag in bags.items()}
    usual = sum(lengths.values()) / max(1, len(lengths))
    stems, concepts = tuple(sorted(told)), tuple(sorted(bags))
    number, column = ({name: n for n, name in enumerate(names)} for names in (stems, concepts))
    rows: list[tuple[int, int, float]] = []
    for concept, bag in bags.items():
        damping = _K1 * (1.0 - _B + _B * lengths[concept] / usual)
        for stem, times in bag.items():
            value = rarity(told[stem], len(bags)) * times * (_K1 + 1.0) / (times + damping)
            rows.append((number[stem], column[concept], round(value, 3)))
    rows.sort()
    return Reminders(
        stems,
        concepts,
        np.searchsorted([r[0] for r in rows], np.arange(len(stems) + 1)).astype(np.int32),
        np.array([r[1] for r in rows], dtype=np.int32),
        np.array([r[2] for r in rows], dtype=np.float64),
    )
