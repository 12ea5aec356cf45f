"""The phrases of a lexicon in one language, and where they stand in texts; few are tried at each word."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bybro.lexicon.phrase_columns import PhraseColumns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bybro.lexicon.analysis import Token
    from bybro.lexicon.heard import Heard
    from bybro.lexicon.phrases import Phrase

Span = tuple[int, int]
"""Where something stands in a text: token positions, end not included."""


class Met(NamedTuple):
    """A phrase that stands in a text: its number, and its stems' numbers."""

    phrase: int
    stems: frozenset[int]


@dataclass(frozen=True)
class PhraseTable(PhraseColumns):
    """The same, to be found in texts."""

    @cached_property
    def words(self) -> dict[str, Heard]:
        """What was heard in words so far, by how they stand: the same words come again and again."""
        return {}

    @cached_property
    def _groups_of(self) -> dict[int, Mapping[int, int]]:
        return {}

    @cached_property
    def _alone(self) -> dict[int, list[tuple[str, float, frozenset[int]]]]:
        return {}

    def alone(self, stem: int, token: Token) -> Sequence[tuple[str, float, frozenset[int]]]:
        """What the phrases of one stem tell where a word with this stem stands: by concept, each with its stems."""
        known = self._alone.get(stem)
        if known is None:
            phrases, own = self._phrases_of(stem), frozenset((stem,))
            known = self._alone[stem] = [(*self.told(p), own) for p in phrases if p not in self.lettered_as]
        # "forlig" and the small word "for" have one stem in Danish: a small word alone says nothing
        told = known if token.is_content else []
        if token.surface not in self.spellings:
            return told
        letters = [p for p in self._phrases_of(stem) if self.lettered_as.get(p) == token.surface]
        return sorted((*told, *((*self.told(p), frozenset((stem,))) for p in letters)))

    def _phrases_of(self, stem: int) -> range:
        """The phrases of one stem alone."""
        groups, first = self.lists.groups[stem : stem + 2], self.lists.first
        start, end = self.lists.starts[stem : stem + 2]
        return range(start, first[groups[0]] if groups[0] < groups[1] else end)

    def across(
        self, texts: Sequence[Sequence[Token]], stems: Sequence[Sequence[Sequence[int]]]
    ) -> dict[int, list[tuple[Met, Span]]]:
        """By text the phrases whose words stand close together in one sentence, in any order; `stems` of each word.

        Each phrase is tried once for all texts: a number holds in its bits which texts have a stem.
        """
        places = [_places(text) for text in stems]
        held: dict[int, int] = {}
        for n, text in enumerate(places):
            bit = 1 << n
            for stem in text:
                held[stem] = held.get(stem, 0) | bit
        found: dict[int, list[tuple[Met, Span]]] = {}
        for phrase, which in self.longer(held):
            met = Met(phrase, self.stems_of(phrase))
            anchor, reach = self.lists.members[self.lists.begins[phrase]], self.lists.reach[phrase]
            for n in _bits(which):
                for span in self._spans(met.stems, reach, places[n][anchor], places[n], texts[n]):
                    found.setdefault(n, []).append((met, span))
        return found

    def longer(self, held: Mapping[int, int]) -> Iterator[tuple[int, int]]:
        """The phrases of several stems that some texts hold, and which; told which texts hold each stem."""
        known, first, end = self._groups_of, self.lists.first, self.lists.end
        begins, members = self.lists.begins, self.lists.members
        for stem, which in held.items():
            groups = known.get(stem)
            if groups is None:
                groups = known[stem] = self._groups(stem)
            for second in groups.keys() & held.keys() if groups else ():
                both = which & held[second]
                group = groups[second]
                for phrase in range(first[group], end[group]) if both else ():
                    whole = both
                    for other in members[begins[phrase] + 2 : begins[phrase + 1]]:
                        whole &= held.get(other, 0)
                    if whole:
                        yield phrase, whole

    def _groups(self, stem: int) -> Mapping[int, int]:
        """The groups that a stem begins, by their second stem."""
        start, end = self.lists.groups[stem : stem + 2]
        return dict(zip(self.lists.second[start:end], range(start, end), strict=True))

    def stems_of(self, phrase: int) -> frozenset[int]:
        """The numbers of the stems of a phrase."""
        return frozenset(self.lists.members[slice(*self.lists.begins[phrase : phrase + 2])])

    @staticmethod
    def _spans(
        stems: frozenset[int],
        reach: int,
        anchor: Sequence[int],
        places: Mapping[int, list[int]],
        found: Sequence[Token],
    ) -> Iterator[Span]:
        """Where the stems of a phrase stand within its reach in one sentence, around each place of its anchor."""
        for at in anchor:
            start, end = at, at
            for stem in stems:
                others = places[stem]
                nearest = others[0] if len(others) == 1 else min(others, key=lambda p: abs(p - at))
                start, end = min(start, nearest), max(end, nearest)
            if start < end < start + reach and found[start].sentence == found[end].sentence:
                yield start, end + 1


def _places(stems: Sequence[Sequence[int]]) -> dict[int, list[int]]:
    """Where in a text each stem stands."""
    found: dict[int, list[int]] = {}
    for n, word in enumerate(stems):
        for stem in word:
            found.setdefault(stem, []).append(n)
    return found


def _bits(number: int) -> Iterator[int]:
    """The places of the ones in a binary number, the lowest first."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


def phrase_table(listed: Iterable[Phrase]) -> PhraseTable:
    """The table of some phrases; the same for the same phrases, in whatever order."""
    made = list(listed)
    count = Counter(s for p in made for s in p.stems)
    told = sorted(((sorted(p.stems, key=lambda s: (count[s], s)), p.concept, p) for p in made), key=lambda x: x[:2])
    stems, concepts = tuple(sorted(count)), tuple(sorted({p.concept for p in made}))
    number, column = ({name: n for n, name in enumerate(names)} for names in (stems, concepts))
    anchors = np.array([number[order[0]] for order, _, _ in told], dtype=np.int32)
    return PhraseTable(
        stems,
        concepts,
        np.searchsorted(anchors, np.arange(len(stems) + 1)).astype(np.int32),
        np.array([column[concept] for _, concept, _ in told], dtype=np.int32),
        np.array([p.reach for _, _, p in told], dtype=np.int32),
        np.array([p.weight for _, _, p in told], dtype=np.float64),
        np.cumsum([0, *(len(order) for order, _, _ in told)]).astype(np.int32),
        np.array([number[s] for order, _, _ in told for s in order], dtype=np.int32),
        np.array([n for n, (_, _, p) in enumerate(told) if p.surface is not None], dtype=np.int32),
        tuple(p.surface for _, _, p in told if p.surface is not None),
    )
