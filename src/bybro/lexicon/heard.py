"""What single words tell, worked out once for all texts: in one language a word is the same wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bybro.lexicon.analysis import Token
    from bybro.lexicon.phrase_table import PhraseTable

_PART = 0.6
"""How sure a concept is that is only a part of a compound, beside one that stands alone."""
_MOST = 400_000
"""Words that are kept."""


class Heard(NamedTuple):
    """What a word tells by itself.

    `stems`: the numbers of its stem and its parts. `told`: concepts, by name, with their weights. `phrases`: the same
    one by one, each with the stems of the phrase that tells it.
    """

    stems: tuple[int, ...]
    told: Mapping[str, float]
    phrases: Sequence[tuple[str, float, frozenset[int]]]


_SILENT = Heard((), {}, ())


def heard(table: PhraseTable, found: Iterable[Token]) -> list[Heard]:
    """What each word of a text tells by itself."""
    known = table.words
    if len(known) > _MOST:
        known.clear()
    return [known.get(token.surface) or _learnt(table, token) for token in found]


def _learnt(table: PhraseTable, token: Token) -> Heard:
    if token.parts:
        found = _in_parts(table, token)
    else:
        stem = table.number.get(token.stem)
        found = _SILENT if stem is None else _heard((stem,), table.alone(stem, token))
    table.words[token.surface] = found
    return found


def _in_parts(table: PhraseTable, token: Token) -> Heard:
    """What a compound tells: what it is put together from only where it is not known as a whole."""
    number = table.number
    stems = {number[s]: 1 for s in (token.stem, *token.parts) if s in number}
    longer = ((*table.told(phrase), table.stems_of(phrase)) for phrase, _ in table.longer(stems))
    met = [*(m for stem in stems for m in table.alone(stem, token)), *longer]
    parts = {number[p] for p in token.parts if p in number}
    whole = [m for m in met if parts.isdisjoint(m[2])]
    sure = 1.0 if whole else _PART
    return _heard(
        tuple(stems),
        sorted((c, weight * sure, own) for c, weight, own in whole or met if not any(own < other[2] for other in met)),
    )


def _heard(stems: tuple[int, ...], phrases: Sequence[tuple[str, float, frozenset[int]]]) -> Heard:
    """What phrases tell, sorted: of several of one concept the surest stands last."""
    return (
        Heard(stems, {concept: weight for concept, weight, _ in phrases}, phrases) if phrases else Heard(stems, {}, ())
    )
