"""What a text speaks of: the phrases that stand in it, less those that only stand there as a part of something else."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bybro.lexicon.analysis import Token
    from bybro.lexicon.phrase_table import Met, PhraseTable

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


def mentions(table: PhraseTable, found: Sequence[Token]) -> list[Mention]:
    """The concepts a text speaks of.

    A phrase that stands within a longer one is not told of its own: "landfill gas" is no landfill; nor is what a
    compound is put together from where the compound itself is known.
    """
    met = table.met(found)
    inner = _inner(table, found)
    longer = _longer(met)
    whole = {m.span for m in met if m.span[1] - m.span[0] == 1 and not _is_inner(m, inner)} if inner else ()
    told: dict[tuple[str, int, int], float] = {}
    for one in met:
        from_parts = bool(inner) and _is_inner(one, inner)
        if from_parts and one.span in whole:
            continue
        if any(_within(one, other) for other in longer.get(one.span[0], ())):
            continue
        concept, weight = table.told[one.phrase]
        key = (concept, *one.span)
        told[key] = max(told.get(key, 0.0), weight * (_PART if from_parts else 1.0))
    return sorted((Mention(*k, w) for k, w in told.items()), key=lambda m: (m.start, m.end, m.concept))


def _inner(table: PhraseTable, found: Sequence[Token]) -> set[tuple[int, int]]:
    """Which stems stand in the text only as a part of a compound, and where."""
    inner = ((table.number.get(part), n) for n, token in enumerate(found) for part in token.parts)
    return {(number, n) for number, n in inner if number is not None}


def _longer(met: list[Met]) -> dict[int, list[Met]]:
    """By each place in the text the phrases of several words that stand there with hardly a word between."""
    found: dict[int, list[Met]] = {}
    for one in met:
        start, end = one.span
        if 1 < len(one.stems) >= end - start - 1:
            for n in range(start, end):
                found.setdefault(n, []).append(one)
    return found


def _is_inner(one: Met, inner: set[tuple[int, int]]) -> bool:
    start, end = one.span
    return end - start == 1 and any((s, start) in inner for s in one.stems)


def _within(one: Met, longer: Met) -> bool:
    return one.stems < longer.stems and longer.span[0] <= one.span[0] and one.span[1] <= longer.span[1]
