"""What a text reminds of: the concepts whose own words and telling signs it shares most, whether or not it names one.

"The kids play between the cars, and the swing has hung by one chain since spring" names no term. Each concept is read
as a small text of all its words in a language, and those are searched for the text by BM25: two or three everyday
words that belong to one thing find it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bybro.lexicon.analysis import tokens
from bybro.lexicon.rarity import rarity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bybro.lexicon.analysis import Token
    from bybro.lexicon.phrases import Word

_K1, _B = 1.2, 0.5
"""BM25's constants (Robertson & Zaragoza 2009); a low b, since a concept told in many ways is no worse for it."""
_PART = 0.5
"""What a part of a compound counts beside the word."""

Rows = dict[str, list[tuple[str, float]]]
"""By stem, the concepts it reminds of and how strongly."""


class Reminders:
    """The words of all concepts in one language, by stem."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

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
        strength: dict[str, float] = {}
        once: set[str] = set()
        for stem, weight in asked.items():
            for concept, value in self.rows.get(stem, ()):
                if concept in strength:
                    once.discard(concept)
                    strength[concept] += weight * value
                else:
                    once.add(concept)
                    strength[concept] = weight * value
        return {c: s for c, s in strength.items() if c not in once}


def reminders(words: Iterable[Word]) -> Reminders:
    """The reminders of one language's words."""
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
    rows: Rows = {}
    for concept, bag in bags.items():
        damping = _K1 * (1.0 - _B + _B * lengths[concept] / usual)
        for stem, times in bag.items():
            value = rarity(told[stem], len(bags)) * times * (_K1 + 1.0) / (times + damping)
            rows.setdefault(stem, []).append((concept, round(value, 3)))
    return Reminders(rows)
