"""Concepts of the field with their words in four languages, and how they hang together."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from bybro.lexicon.analysis import tokens
from bybro.lexicon.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bybro.lexicon.analysis import Token

_SLACK = 3
"""Words, small ones too, that may stand between the words of a phrase."""
NAMED = 0.9
"""How sure a mention is where the text names the concept or tells the fault, not a sign of it."""
_PART = 0.6
"""How sure a concept is that is only a part of a compound, beside one that stands alone."""
_OPENED = 0.9
"""How sure a compound is whose parts stand apart."""
_TWO = 2


class Word(NamedTuple):
    """A phrase of a concept in one language; `weight` below 1 for a sign, which only hints at it."""

    language: str
    concept: str
    phrase: str
    weight: float = 1.0


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


@dataclass(frozen=True, slots=True)
class Mention:
    """A concept found in a text: where (token positions, end not included), and how surely, up to 1.

    A sign only hints at its concept, and a part of a compound says less than the word itself.
    """

    concept: str
    start: int
    end: int
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class _Phrase:
    stems: frozenset[str]
    concept: str
    reach: int
    """Words, small ones too, among which all its stems must stand."""
    weight: float = 1.0
    surface: str | None = None
    """How an abbreviation must stand, to the letter: NO2 is not "no", nor REP a "repas"."""


@dataclass(frozen=True)
class Lexicon:
    """All concepts, and for each language the phrases by the stem that tells them best."""

    concepts: dict[str, Concept]
    phrases: dict[str, dict[str, list[_Phrase]]] = field(repr=False)

    def mentions(self, found: list[Token], language: str) -> list[Mention]:
        """Concepts a text speaks of. A phrase is met when its words stand close together in a sentence, in any order.

        A phrase that stands within a longer one is not told of its own: "landfill gas" is no landfill; nor is what a
        compound is put together from where the compound itself is known.
        """
        index = self.phrases[language]
        places: dict[str, list[int]] = {}
        inner: set[tuple[str, int]] = set()
        for n, token in enumerate(found):
            places.setdefault(token.stem, []).append(n)
            for part in token.parts:
                places.setdefault(part, []).append(n)
                inner.add((part, n))
        met = [
            (phrase, span)
            for stem in places
            for phrase in index.get(stem, ())
            if phrase.stems <= places.keys()
            for span in _spans(phrase, stem, places, found)
        ]
        longer = [(p.stems, s) for p, s in met if len(p.stems) > 1 and s[1] - s[0] <= len(p.stems) + 1]
        whole = {s for p, s in met if s[1] - s[0] == 1 and not _is_inner(p, s, inner)}
        told: dict[tuple[str, int, int], float] = {}
        for phrase, span in met:
            from_parts = _is_inner(phrase, span, inner)
            if (from_parts and span in whole) or any(_within(phrase.stems, span, *other) for other in longer):
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


def _spans(phrase: _Phrase, anchor: str, places: dict[str, list[int]], found: list[Token]) -> Iterator[tuple[int, int]]:
    for at in places[anchor]:
        if phrase.surface is not None and found[at].surface != phrase.surface:
            continue
        nearest = [min(places[s], key=lambda p: abs(p - at)) for s in phrase.stems]
        start, end = min(nearest), max(nearest) + 1
        if end - start <= phrase.reach and found[start].sentence == found[end - 1].sentence:
            yield start, end


def _is_inner(phrase: _Phrase, span: tuple[int, int], inner: set[tuple[str, int]]) -> bool:
    return span[1] - span[0] == 1 and any((s, span[0]) in inner for s in phrase.stems)


def _within(stems: frozenset[str], span: tuple[int, int], longer: frozenset[str], wide: tuple[int, int]) -> bool:
    return stems < longer and wide[0] <= span[0] and span[1] <= wide[1]


def build(concepts: Iterable[Concept], words: Iterable[Word]) -> Lexicon:
    """A lexicon from its concepts and their words."""
    by_stems: dict[str, dict[tuple[frozenset[str], str], _Phrase]] = {language: {} for language in LANGUAGES}
    for word in words:
        found = tokens(word.phrase, word.language)
        stems = _telling(found)
        if not stems:
            continue
        # a phrase with many small words is met by itself
        reach = max(len(stems) + _SLACK, len(found)) if len(stems) > 1 else 1
        letters = _to_the_letter(word.phrase)
        _add(by_stems[word.language], _Phrase(stems, word.concept, reach, word.weight, letters))
        opened = _opened(found)
        if opened and letters is None:
            wide = len(opened) + _SLACK
            _add(by_stems[word.language], _Phrase(opened, word.concept, wide, word.weight * _OPENED))
    return Lexicon({c.id: c for c in concepts}, {k: _by_anchor(list(v.values())) for k, v in by_stems.items()})


def _add(known: dict[tuple[frozenset[str], str], _Phrase], phrase: _Phrase) -> None:
    other = known.get((phrase.stems, phrase.concept))
    if other is not None:
        reach, weight = max(other.reach, phrase.reach), max(other.weight, phrase.weight)
        phrase = _Phrase(phrase.stems, phrase.concept, reach, weight, other.surface and phrase.surface)
    known[phrase.stems, phrase.concept] = phrase


def _opened(words: list[Token]) -> frozenset[str]:
    """The stems of a phrase of one compound, taken apart: "varmeregning" is met by "regningen på varme" too."""
    content = [t for t in words if t.is_content]
    if len(content) == 1 and len(content[0].parts) == _TWO:
        return frozenset(content[0].parts)
    return frozenset()


def _to_the_letter(phrase: str) -> str | None:
    return phrase if phrase.isupper() and len(phrase) > 1 and " " not in phrase else None


def _telling(words: list[Token]) -> frozenset[str]:
    """The stems a text must have to meet a phrase: its content words, or all where only one of several is one.

    "lyset går" must not be met by every light, nor "lyse tage" by every bright thing.
    """
    content = frozenset(t.stem for t in words if t.is_content)
    if len(content) > 1 or len(words) == 1:
        return content | {t.stem for t in words if t.is_negation}
    return frozenset(t.stem for t in words)


def _by_anchor(phrases: list[_Phrase]) -> dict[str, list[_Phrase]]:
    """Phrases under their rarest stem, so that few are tried at each word."""
    count: dict[str, int] = {}
    for phrase in phrases:
        for stem in phrase.stems:
            count[stem] = count.get(stem, 0) + 1
    index: dict[str, list[_Phrase]] = {}
    for phrase in phrases:
        anchor = min(phrase.stems, key=lambda s: (count[s], s))
        index.setdefault(anchor, []).append(phrase)
    return index
