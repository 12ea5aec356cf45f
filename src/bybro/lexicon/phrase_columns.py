"""All phrases of a lexicon in one language as columns, so that they are read at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray


class Lists(NamedTuple):
    """Columns as lists, which are faster where a single number is asked for.

    Of the phrases of several stems those with the same two rarest stems stand side by side. From `groups` on, for each
    stem the groups it begins: `second` is the other stem of each, and its phrases are those from `first` up to `end`.
    """

    starts: list[int]
    begins: list[int]
    members: list[int]
    reach: list[int]
    concept: list[int]
    weight: list[float]
    groups: list[int]
    second: list[int]
    first: list[int]
    end: list[int]


@dataclass(frozen=True)
class PhraseColumns:
    """Phrases sorted by their stems, the rarest of each first: one of its rarest stem alone before the longer ones.

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

    def told(self, phrase: int) -> tuple[str, float]:
        """The concept of a phrase, and how surely it tells of it."""
        return self.concepts[self.lists.concept[phrase]], self.lists.weight[phrase]

    @cached_property
    def lettered_as(self) -> Mapping[int, str]:
        """By phrase how it must stand to the letter, where it must."""
        return dict(zip(self.lettered.tolist(), self.letters, strict=True))

    @cached_property
    def spellings(self) -> frozenset[str]:
        """All that stands to the letter."""
        return frozenset(self.letters)

    @cached_property
    def lists(self) -> Lists:
        """The columns as lists."""
        longer = np.flatnonzero(np.diff(self.begins) > 1)
        pairs = np.stack([self.members[self.begins[longer] + n] for n in (0, 1)])
        new = np.flatnonzero(np.append(True, (pairs[:, 1:] != pairs[:, :-1]).any(axis=0))[: len(longer)])
        groups = np.searchsorted(pairs[0, new], np.arange(len(self.stems) + 1))
        last = np.append(new[1:], len(longer))[: len(new)] - 1
        columns = (self.starts, self.begins, self.members, self.reach, self.concept, self.weight)
        return Lists(*(c.tolist() for c in (*columns, groups, pairs[1, new], longer[new], longer[last] + 1)))
