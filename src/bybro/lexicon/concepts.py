"""Concepts of the field with their words in four languages, and how they hang together."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from bybro.lexicon.analysis import tokens
from bybro.lexicon.by_language import ByLanguage
from bybro.lexicon.phrases import phrase_index
from bybro.lexicon.reminders import reminders

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bybro.lexicon.analysis import Token
    from bybro.lexicon.phrases import Phrase, PhraseIndex, Word
    from bybro.lexicon.reminders import Reminders

Span = tuple[int, int]
"""Where something stands in a text: token positions, end not included."""
NAMED = 0.9
"""How sure a mention is where the text names the concept or tells the fault, not a sign of it."""
_PART = 0.6
"""How sure a concept is that is only a part of a compound, beside one that stands alone."""


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


class Mention(NamedTuple):
    """A concept found in a text: where (token positions, end not included), and how surely, up to 1.

    A sign only hints at its concept, and a part of a compound says less than the word itself.
    """

    concept: str
    start: int
    end: int
    weight: float = 1.0


@dataclass(frozen=True)
class Lexicon:
    """All concepts, and for each language the phrases by the stem that tells them best."""

    concepts: dict[str, Concept]
    phrases: ByLanguage[PhraseIndex] = field(repr=False)
    reminders: ByLanguage[Reminders] = field(repr=False)

    def mentions(self, found: list[Token], language: str) -> list[Mention]:
        """Concepts a text speaks of. A phrase is met when its words stand close together in a sentence, in any order.

        A phrase that stands within a longer one is not told of its own: "landfill gas" is no landfill; nor is what a
        compound is put together from where the compound itself is known.
        """
        places, inner = _places(found)
        met = _met(self.phrases[language], places, found)
        longer = _longer(met)
        whole = {s for p, s in met if s[1] - s[0] == 1 and not _is_inner(p, s, inner)} if inner else ()
        told: dict[tuple[str, int, int], float] = {}
        for phrase, span in met:
            from_parts = bool(inner) and _is_inner(phrase, span, inner)
            if from_parts and span in whole:
                continue
            if any(_within(phrase.stems, span, *other) for other in longer.get(span[0], ())):
                continue
            key = (phrase.concept, *span)
            told[key] = max(told.get(key, 0.0), phrase.weight * (_PART if from_parts else 1.0))
        return sorted((Mention(*k, w) for k, w in told.items()), key=lambda m: (m.start, m.end, m.concept))

    def concepts_in(self, text: str, language: str) -> frozenset[str]:
        """Ids of the concepts a text names, not those it only hints at."""
        return frozenset(m.concept for m in self.mentions(tokens(text, language), language) if m.weight >= NAMED)

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


@cache
def _ancestors(lexicon: Lexicon, concept: str) -> frozenset[str]:
    known = lexicon.concepts.get(concept)
    wider = known.broader if known else ()
    return frozenset({concept}).union(*(lexicon.ancestors(b) for b in wider))


def _places(found: list[Token]) -> tuple[dict[str, list[int]], set[tuple[str, int]]]:
    """Where each stem stands, and which of them only as a part of a compound."""
    places: dict[str, list[int]] = {}
    inner: set[tuple[str, int]] = set()
    for n, token in enumerate(found):
        places.setdefault(token.stem, []).append(n)
        for part in token.parts:
            places.setdefault(part, []).append(n)
            inner.add((part, n))
    return places, inner


def _met(index: PhraseIndex, places: dict[str, list[int]], found: list[Token]) -> list[tuple[Phrase, Span]]:
    """The phrases whose words stand close together, and where."""
    present = set(places)
    met: list[tuple[Phrase, Span]] = []
    for stem, at in places.items():
        here = index.get(stem)
        for phrase in here.alone:
            letters = phrase.surface
            met.extend((phrase, (n, n + 1)) for n in at if letters is None or found[n].surface == letters)
        for phrase in here.longer:
            if phrase.stems <= present:
                met.extend((phrase, span) for span in _spans(phrase, at, places, found))
    return met


def _longer(met: list[tuple[Phrase, Span]]) -> dict[int, list[tuple[frozenset[str], Span]]]:
    """By each place in the text the phrases of several words that stand there with hardly a word between."""
    found: dict[int, list[tuple[frozenset[str], Span]]] = {}
    for phrase, span in met:
        if 1 < len(phrase.stems) >= span[1] - span[0] - 1:
            for n in range(*span):
                found.setdefault(n, []).append((phrase.stems, span))
    return found


def _spans(phrase: Phrase, anchor: list[int], places: dict[str, list[int]], found: list[Token]) -> list[Span]:
    """Where the stems of a phrase stand within its reach in one sentence, around each place of its anchor."""
    spans: list[Span] = []
    for at in anchor:
        start, end = at, at
        for stem in phrase.stems:
            others = places[stem]
            nearest = others[0] if len(others) == 1 else min(others, key=lambda p: abs(p - at))
            start, end = min(start, nearest), max(end, nearest)
        if end - start < phrase.reach and found[start].sentence == found[end].sentence:
            spans.append((start, end + 1))
    return spans


def _is_inner(phrase: Phrase, span: Span, inner: set[tuple[str, int]]) -> bool:
    return span[1] - span[0] == 1 and any((s, span[0]) in inner for s in phrase.stems)


def _within(stems: frozenset[str], span: Span, longer: frozenset[str], wide: Span) -> bool:
    return stems < longer and wide[0] <= span[0] and span[1] <= wide[1]


def build(concepts: Iterable[Concept], words: Iterable[Word]) -> Lexicon:
    """A lexicon from its concepts and their words; a language's phrases are made ready when first asked for."""
    told = list(words)
    return Lexicon(
        {c.id: c for c in concepts},
        ByLanguage(lambda k: phrase_index(w for w in told if w.language == k)),
        ByLanguage(lambda k: reminders(w for w in told if w.language == k)),
    )
