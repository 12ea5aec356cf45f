"""A text taken apart: its words, the concepts it speaks of, and what several languages of it agree on."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from bybro.lexicon.analysis import tokens
from bybro.lexicon.mentions import NAMED
from bybro.lexicon.packaged import FIELD

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bybro.lexicon.analysis import Token
    from bybro.lexicon.mentions import Mention
    from bybro.lexicon.shelf import Shelf


@dataclass(frozen=True)
class Passage:
    """A text taken apart: its words, and by the name of each lexicon on the shelf the concepts it speaks of.

    `unheard`: concepts that do not count, whatever the words say.
    """

    language: str
    found: list[Token]
    shelf: Shelf
    unheard: frozenset[str] = frozenset()
    _told: dict[str, list[Mention]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def stems(self) -> list[str]:
        """The stems of its content words, in order; a compound's parts after it."""
        return [s for t in self.found if t.is_content for s in (t.stem, *t.parts)]

    def mentions(self, lexicon: str) -> list[Mention]:
        """What is spoken of from one lexicon, and where."""
        if lexicon not in self._told:
            hear([self], lexicon)
        return self._told[lexicon]

    def heard(self, lexicon: str, found: list[Mention]) -> None:
        """Keep what is spoken of from one lexicon."""
        self._told[lexicon] = [m for m in found if m.concept not in self.unheard] if self.unheard else found

    @property
    def named(self) -> frozenset[str]:
        """The field's concepts it names, not those it only hints at."""
        return frozenset(m.concept for m in self.mentions(FIELD) if m.weight >= NAMED)

    def concepts(self, lexicon: str) -> Mapping[str, float]:
        """Each concept of a lexicon it speaks of and how surely: several signs of one thing add up (noisy-or).

        One sign that comes again says no more than once.
        """
        doubt: dict[str, float] = {}
        heard: set[tuple[str, str]] = set()
        for concept, start, end, weight in self.mentions(lexicon):
            stems = self.found[start].stem
            if end - start > 1:
                # a blank stands in no stem
                stems = " ".join(sorted({t.stem for t in self.found[start:end]}))
            sign = (concept, stems)
            if sign not in heard:
                heard.add(sign)
                doubt[concept] = doubt.get(concept, 1.0) * (1.0 - weight)
        return {c: 1.0 - d for c, d in doubt.items()}

    @property
    def named_share(self) -> float:
        """The share of its content words that name something of the field: all of "playground", little of a letter."""
        content = {n for n, t in enumerate(self.found) if t.is_content}
        named = {n for m in self.mentions(FIELD) if m.weight >= NAMED for n in range(m.start, m.end)}
        return len(content & named) / len(content) if content else 0.0

    @cached_property
    def reminded(self) -> Mapping[str, float]:
        """How strongly it reminds of each of the field's concepts, though it may name none."""
        strength = self.shelf.terms.reminders[self.language].of(self.found)
        return {c: s for c, s in strength.items() if c not in self.unheard} if self.unheard else strength


def hear(passages: Iterable[Passage], lexicon: str) -> None:
    """Find what many texts speak of from one lexicon: sooner done together than when each is asked."""
    by_language: dict[str, list[Passage]] = {}
    for one in passages:
        by_language.setdefault(one.language, []).append(one)
    for language, told in by_language.items():
        found = told[0].shelf.named(lexicon).mentions_in([p.found for p in told], language)
        for one, mentions in zip(told, found, strict=True):
            one.heard(lexicon, mentions)


def passage(text: str, language: str, shelf: Shelf) -> Passage:
    """Take a text apart."""
    return Passage(language, tokens(text, language), shelf)


def agreed(told: Iterable[Passage], lexicon: str) -> dict[str, float]:
    """The concepts of a text told in several languages, each by its surest telling and how many languages tell it.

    A homonym in one language (an hour and a meter are one word in Arabic) must not weigh like what all four say: the
    root of the share of languages that tell it counts.
    """
    spoken = [p.concepts(lexicon) for p in told if p.found]
    share = [(n / len(spoken)) ** 0.5 for n in range(len(spoken) + 1)] if spoken else []
    counts: dict[str, int] = {}
    surest: dict[str, float] = {}
    for concepts in spoken:
        for concept, weight in concepts.items():
            counts[concept] = counts.get(concept, 0) + 1
            if weight > surest.get(concept, -1.0):
                surest[concept] = weight
    return {c: surest[c] * share[n] for c, n in counts.items()}


def strongest(strength: Mapping[str, float], most: int) -> list[str]:
    """The concepts that a text reminds of most, the first first; of equal ones by name."""
    least = sorted(strength.values(), reverse=True)[:most][-1:]
    return sorted((c for c, s in strength.items() if s >= least[0]), key=lambda c: (-strength[c], c))[:most]
