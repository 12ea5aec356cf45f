"""A text taken apart: its words, the concepts it speaks of, and what several languages of it agree on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bybro.lexicon.analysis import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bybro.lexicon.analysis import Token
    from bybro.lexicon.concepts import Lexicon, Mention


@dataclass(frozen=True, slots=True)
class Passage:
    """A text taken apart: its words and the concepts it speaks of."""

    language: str
    found: list[Token]
    mentions: list[Mention]

    @property
    def stems(self) -> list[str]:
        """The stems of its content words, in order."""
        return [t.stem for t in self.found if t.is_content]

    @property
    def concepts(self) -> frozenset[str]:
        """Ids of the concepts it speaks of."""
        return frozenset(m.concept for m in self.mentions)


def passage(text: str, language: str, lexicon: Lexicon) -> Passage:
    """Take a text apart."""
    found = tokens(text, language)
    return Passage(language, found, lexicon.mentions(found, language))


def agreed(told: Iterable[Passage]) -> dict[str, float]:
    """The concepts of a text told in several languages, each with the root of the share of languages that tell it.

    A homonym in one language (an hour and a meter are one word in Arabic) must not weigh like what all four say.
    """
    spoken = [p for p in told if p.found]
    counts = Counter(c for p in spoken for c in p.concepts)
    return {c: (n / len(spoken)) ** 0.5 for c, n in counts.items()}
