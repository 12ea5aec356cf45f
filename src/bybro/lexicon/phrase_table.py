"""All phrases of a lexicon in one language as columns, so that they are read at once and few are tried at each word."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from bybro.lexicon.analysis import Token
    from bybro.lexicon.phrases import Phrase

Span = tuple[int, int]
"""Where something stands in a text: token positions, end not included."""
_Anchored = tuple[list[tuple[int, frozenset[int]]], list[tuple[int, int, frozenset[int], int]]]
"""Phrases of one stem, and longer ones with their second rarest stem and their reach; each with its stems."""


class Met(NamedTuple):
    """A phrase that stands in a text: its number, its stems' numbers, and where."""

    phrase: int
    stems: frozenset[int]
    span: Span


@dataclass(frozen=True)
class PhraseTable:
    """Phrases sorted by the stem that is rarest among them.

    `stems`, `concepts`: names by number. `starts`: where the phrases of each stem begin. By phrase: `concept`,
    `reach`, `weight`, and from `begins` on in `members` the numbers of its stems, the rarest first. `lettered`: the
    phrases that must stand to the letter, and in `letters` how.
    """

    stems: tuple[str, ...]
    concepts: tuple[str, ...]
    starts: NDArray[np.int32]
    concept: NDArray[np.int32]
    reach: NDArray[np.int32]
    weight: NDArray[np.float64]
    begins: NDArray[np.int32]
    members: NDArray[np.int32]
    lettered: NDArray[np.int32]
    letters: tuple[str, ...]

    @cached_property
    def number(self) -> Mapping[str, int]:
        """The number of each stem."""
        return {stem: n for n, stem in enumerate(self.stems)}

    @cached_property
    def _letters(self) -> Mapping[int, str]:
        return dict(zip(self.lettered.tolist(), self.letters, strict=True))

    @cached_property
    def told(self) -> list[tuple[str, float]]:
        """By phrase its concept, and how surely it tells of it."""
        weights: list[float] = self.weight.tolist()
        return [(self.concepts[c], w) for c, w in zip(self.concept.tolist(), weights, strict=True)]

    @cached_property
    def _lists(self) -> tuple[list[int], list[int], list[int], list[int]]:
        """The columns as lists, which are faster where a single number is asked for."""
        return self.starts.tolist(), self.begins.tolist(), self.members.tolist(), self.reach.tolist()

    @cached_property
    def _anchored(self) -> dict[int, _Anchored]:
        return {}

    def met(self, found: Sequence[Token]) -> list[Met]:
        """The phrases whose words stand close together in one sentence of a text, in any order."""
        number, lettered = self.number, self._letters
        places: dict[int, list[int]] = {}
        for n, token in enumerate(found):
            for told in (token.stem, *token.parts):
                known = number.get(told)
                if known is not None:
                    places.setdefault(known, []).append(n)
        met: list[Met] = []
        for stem, at in places.items():
            alone, longer = self._anchored.get(stem) or self._anchor(stem)
            for phrase, stems in alone:
                letters = lettered.get(phrase)
                # "forlig" and the small word "for" have one stem in Danish: a small word alone says nothing
                met += [
                    Met(phrase, stems, (n, n + 1))
                    for n in at
                    if (found[n].is_content if letters is None else found[n].surface == letters)
                ]
            for second, phrase, stems, reach in longer:
                if second in places and stems <= places.keys():
                    met.extend(Met(phrase, stems, span) for span in self._spans(stems, reach, at, places, found))
        return met

    def _anchor(self, stem: int) -> _Anchored:
        """The phrases a stem tells best, made from the columns when it is first met."""
        starts, begins, members, reach = self._lists
        alone: list[tuple[int, frozenset[int]]] = []
        longer: list[tuple[int, int, frozenset[int], int]] = []
        for phrase in range(starts[stem], starts[stem + 1]):
            own = members[begins[phrase] : begins[phrase + 1]]
            if len(own) == 1:
                alone.append((phrase, frozenset(own)))
            else:
                longer.append((own[1], phrase, frozenset(own), reach[phrase]))
        self._anchored[stem] = alone, longer
        return alone, longer

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
            if end - start < reach and found[start].sentence == found[end].sentence:
                yield start, end + 1


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
