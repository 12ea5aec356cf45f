"""Concepts of the field with their words in four languages, and how they hang together."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from bybro.lexicon.analysis import tokens
from bybro.lexicon.by_language import ByLanguage
from bybro.lexicon.mentions import NAMED, mentions
from bybro.lexicon.phrase_table import phrase_table
from bybro.lexicon.phrases import phrases
from bybro.lexicon.reminders import reminders

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bybro.lexicon.analysis import Token
    from bybro.lexicon.mentions import Mention
    from bybro.lexicon.phrase_table import PhraseTable
    from bybro.lexicon.phrases import Word
    from bybro.lexicon.reminders import Reminders


@dataclass(frozen=True, slots=True)
class Concept:
    """A thing, fault, service or rule of the field; the same in any language.

    `broader`: the wider concepts. `treated_by`: for a fault, what treats it; `causes`: the faults it leads to.
    `part_of`: the whole it belongs to. `sdg` targets and `dac` purpose codes where one fits. `labels` by language.
    """

    id: str
    theme: str
    broader: tuple[str, ...] = ()
    treated_by: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    sdg: tuple[str, ...] = ()
    dac: tuple[str, ...] = ()
    labels: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Lexicon:
    """All concepts, and for each language the phrases by the stem that tells them best."""

    concepts: dict[str, Concept]
    phrases: ByLanguage[PhraseTable] = field(repr=False)
    reminders: ByLanguage[Reminders] = field(repr=False)

    def mentions(self, found: Sequence[Token], language: str) -> list[Mention]:
        """The concepts a text speaks of."""
        return self.mentions_in([found], language)[0]

    def mentions_in(self, texts: Sequence[Sequence[Token]], language: str) -> list[list[Mention]]:
        """The concepts that each of many texts of a language speaks of: sooner done than one by one."""
        return mentions(self.phrases[language], texts)

    def concepts_in(self, text: str, language: str) -> frozenset[str]:
        """Ids of the concepts a text names, not those it only hints at."""
        return _concepts_in(self, text, language)

    def ancestors(self, concept: str) -> frozenset[str]:
        """The concept and everything wider."""
        return _ancestors(self, concept)

    def narrowest(self, concepts: Iterable[str]) -> list[str]:
        """Those that are not wider than another of them, in the order given."""
        listed = list(concepts)
        return [c for c in listed if not any(c != other and c in self.ancestors(other) for other in listed)]

    def is_about(self, concepts: Iterable[str], wider: Iterable[str]) -> bool:
        """Whether one of `concepts` is one of `wider` or a kind of it."""
        targets = frozenset(wider)
        return any(targets & self.ancestors(c) for c in concepts)

    def __hash__(self) -> int:
        return id(self)


@lru_cache(maxsize=20_000)
def _concepts_in(lexicon: Lexicon, text: str, language: str) -> frozenset[str]:
    """Kept, since the same few labels are asked for with every line of every solution."""
    return frozenset(m.concept for m in lexicon.mentions(tokens(text, language), language) if m.weight >= NAMED)


@cache
def _ancestors(lexicon: Lexicon, concept: str) -> frozenset[str]:
    known = lexicon.concepts.get(concept)
    wider = known.broader if known else ()
    return frozenset({concept}).union(*(lexicon.ancestors(b) for b in wider))


def build(concepts: Iterable[Concept], words: Iterable[Word]) -> Lexicon:
    """A lexicon from its concepts and their words; a language's phrases are made ready when first asked for."""
    told = list(words)
    return Lexicon(
        {c.id: c for c in concepts},
        ByLanguage(lambda k: phrase_table(phrases(w for w in told if w.language == k))),
        ByLanguage(lambda k: reminders(w for w in told if w.language == k)),
    )
