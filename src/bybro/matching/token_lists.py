"""Many lists of token ids in two arrays, so that a million texts are two things and not a million."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


class TokenLists(NamedTuple):
    """Lists of token ids one after another: list n is `tokens[starts[n]:starts[n + 1]]`.

    A token is whatever has an id of its own: a stem, or a concept. `starts` has one entry more than there are lists.
    """

    tokens: NDArray[np.int32]
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, lists: Sequence[Sequence[int] | NDArray[np.int32]]) -> TokenLists:
        """The lists put one after another."""
        starts = np.cumsum([0, *map(len, lists)], dtype=np.int64)
        return cls(np.fromiter(chain.from_iterable(lists), dtype=np.int32, count=int(starts[-1])), starts)

    @property
    def size(self) -> int:
        """How many lists there are."""
        return len(self.starts) - 1

    @property
    def lengths(self) -> NDArray[np.int64]:
        """The number of tokens in each list."""
        return np.diff(self.starts)

    def only(self, kept: NDArray[np.bool_]) -> TokenLists:
        """The lists that are kept (one yes or no each), in their order."""
        lengths = self.lengths
        return TokenLists(self.tokens[np.repeat(kept, lengths)], np.concatenate(([0], lengths[kept].cumsum())))

    def followed_by(self, other: TokenLists) -> TokenLists:
        """These lists and then the others."""
        return TokenLists(
            np.concatenate((self.tokens, other.tokens)),
            np.concatenate((self.starts, other.starts[1:] + self.starts[-1])),
        )
