"""What a text speaks of: the phrases that stand in it, less those that only stand there as a part of something else."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from bybro.lexicon.heard import heard

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bybro.lexicon.analysis import Token
    from bybro.lexicon.heard import Heard
    from bybro.lexicon.phrase_table import Met, PhraseTable, Span

NAMED = 0.9
"""How sure a mention is where the text names the concept or tells the fault, not a sign of it."""

_AT_ONCE = 1_000
"""Texts that are held against the phrases together: more would make long numbers of their bits, and take longer."""


class Mention(NamedTuple):
    """A concept found in a text: where (token positions, end not included), and how surely, up to 1.

    A sign only hints at its concept, and a part of a compound says less than the word itself.
    """

    concept: str
    start: int
    end: int
    weight: float = 1.0


def mentions(table: PhraseTable, texts: Sequence[Sequence[Token]]) -> list[list[Mention]]:
    """The concepts that each of some texts speaks of.

    A phrase that stands within a longer one is not told of its own: "landfill gas" is no landfill; nor is what a
    compound is put together from where the compound itself is known.
    """
    found: list[list[Mention]] = []
    for first in range(0, len(texts), _AT_ONCE):
        some = texts[first : first + _AT_ONCE]
        words = [heard(table, text) for text in some]
        across = table.across(some, [[word.stems for word in text] for text in words])
        found += [_mentions(table, text, across.get(n, ())) for n, text in enumerate(words)]
    return found


def _mentions(table: PhraseTable, words: Sequence[Heard], across: Sequence[tuple[Met, Span]]) -> list[Mention]:
    longer = _longer(across)
    found: list[Mention] = []
    for n, word in enumerate(words):
        if word.told:
            told = _left(word, longer[n]) if n in longer else word.told
            # half the time of a call of the class, here in the innermost loop
            found += [tuple.__new__(Mention, (concept, n, n + 1, weight)) for concept, weight in told.items()]
    if not across:
        return found
    more: dict[tuple[str, int, int], float] = {}
    for met, span in across:
        if not any(_within(met, span, *other) for other in longer.get(span[0], ())):
            concept, weight = table.told(met.phrase)
            more[concept, *span] = max(more.get((concept, *span), 0.0), weight)
    found += [Mention(*key, weight) for key, weight in more.items()]
    return sorted(found, key=itemgetter(1, 2, 0))


def _left(word: Heard, around: Sequence[tuple[Met, Span]]) -> Mapping[str, float]:
    """What a word tells in the midst of longer phrases."""
    told: dict[str, float] = {}
    for concept, weight, stems in word.phrases:
        if not any(stems < longer.stems for longer, _ in around):
            told[concept] = max(told.get(concept, 0.0), weight)
    return told


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
