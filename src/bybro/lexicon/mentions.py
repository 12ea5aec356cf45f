"""What a text speaks of: the phrases that stand in it, less those that only stand there as a part of something else."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bybro.lexicon.analysis import Token
    from bybro.lexicon.phrase_table import Met, PhraseTable, Span

NAMED = 0.9
"""How sure a mention is where the text names the concept or tells the fault, not a sign of it."""
_PART = 0.6
"""How sure a concept is that is only a part of a compound, beside one that stands alone."""


class Mention(NamedTuple):
    """A concept found in a text: where (token positions, end not included), and how surely, up to 1.

    A sign only hints at its concept, and a part of a compound says less than the word itself.
    """

    concept: str
    start: int
    end: int
    weight: float = 1.0


class Heard(NamedTuple):
    """What a word tells wherever it stands.

    `stems`: the numbers of its stem and its parts. `told`: concepts with their weights, each with the stems of the
    phrase that tells it.
    """

    stems: tuple[int, ...]
    told: tuple[tuple[str, float, frozenset[int]], ...]


_SILENT = Heard((), ())


def mentions(table: PhraseTable, found: Sequence[Token]) -> list[Mention]:
    """The concepts a text speaks of.

    A phrase that stands within a longer one is not told of its own: "landfill gas" is no landfill; nor is what a
    compound is put together from where the compound itself is known.
    """
    known = table.words
    words = [known.get(token.surface) or _heard(table, token) for token in found]
    across = _across(table, found, words)
    longer = _longer(across)
    told: dict[tuple[str, int, int], float] = {}
    for n, word in enumerate(words):
        for concept, weight, stems in word.told:
            if n in longer and any(stems < other.stems for other, _ in longer[n]):
                continue
            key = (concept, n, n + 1)
            if weight > told.get(key, 0.0):
                told[key] = weight
    for met, span in across:
        if not any(_within(met, span, *other) for other in longer.get(span[0], ())):
            concept, weight = table.told(met.phrase)
            told[concept, *span] = max(told.get((concept, *span), 0.0), weight)
    return sorted((Mention(*k, w) for k, w in told.items()), key=itemgetter(1, 2, 0))


def _heard(table: PhraseTable, token: Token) -> Heard:
    """What a word tells by itself, worked out once for all texts; in one language a word is the same everywhere."""
    if token.parts:
        heard = _heard_in_parts(table, token)
    else:
        stem = table.number.get(token.stem)
        heard = _SILENT if stem is None else Heard((stem,), tuple(_told(table, table.alone(stem, token))))
    table.words[token.surface] = heard
    return heard


def _heard_in_parts(table: PhraseTable, token: Token) -> Heard:
    number = table.number
    stems = {number[s]: None for s in (token.stem, *token.parts) if s in number}
    met = [*(m for stem in stems for m in table.alone(stem, token)), *(m for _, m in table.longer(stems))]
    parts = {number[p] for p in token.parts if p in number}
    whole = [m for m in met if parts.isdisjoint(m.stems)]
    sure = 1.0 if whole else _PART
    told = _told(table, (m for m in whole or met if not any(m.stems < other.stems for other in met)))
    return Heard(tuple(stems), tuple((concept, weight * sure, own) for concept, weight, own in told))


def _told(table: PhraseTable, met: Iterable[Met]) -> Iterator[tuple[str, float, frozenset[int]]]:
    return ((*table.told(m.phrase), m.stems) for m in met)


def _across(table: PhraseTable, found: Sequence[Token], words: Sequence[Heard]) -> list[tuple[Met, Span]]:
    """The phrases of several words that stand in a text, and where."""
    places: dict[int, list[int]] = {}
    for n, word in enumerate(words):
        for stem in word.stems:
            places.setdefault(stem, []).append(n)
    return list(table.met_across(found, places))


def _longer(across: Sequence[tuple[Met, Span]]) -> dict[int, list[tuple[Met, Span]]]:
    """By each place in the text the phrases of several words that stand there with hardly a word between."""
    found: dict[int, list[tuple[Met, Span]]] = {}
    for met, (start, end) in across:
        if len(met.stems) >= end - start - 1:
            for n in range(start, end):
                found.setdefault(n, []).append((met, (start, end)))
    return found


def _within(met: Met, span: Span, longer: Met, around: Span) -> bool:
    return met.stems < longer.stems and around[0] <= span[0] and span[1] <= around[1]
