"""BM25 over any number of solutions, for a thousand needs at a time.

The arithmetic is left to scipy's compiled code, which every user has already: nothing is compiled at the desk. For each
query the postings of its tokens are laid side by side as a small sparse matrix, and one product with the weights adds
them up. Skipping postings that can no longer matter (MaxScore) was tried: in numpy it took twice the time it saved.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.sparse import csc_array

from bybro.errors import UsageError
from bybro.matching.postings import Postings, Statistics, posted
from bybro.matching.strongest import Hits, columns, strongest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from bybro.matching.token_lists import TokenLists

_ROOM = 400_000
"""Scores held at once by a thread, where several queries fit: about what stays close to the processor."""
_QUERIES = 256
_LARGEST_INDEX = np.iinfo(np.int32).max


class Queries(NamedTuple):
    """The token ids of each query, and what each token weighs (0 or more; None: one each)."""

    tokens: TokenLists
    weights: NDArray[np.float32] | None = None


@dataclass(frozen=True, slots=True)
class LargeIndex:
    """BM25 (k1 1.2, b 0.75, Lucene's rarity) over documents given as token ids."""

    postings: Postings
    statistics: Statistics
    size: int

    @classmethod
    def over(cls, documents: TokenLists, tokens: int, statistics: Statistics | None = None) -> LargeIndex:
        """The index of documents whose token ids are below `tokens`, scored by their own statistics or those given.

        Raises `UsageError` for a token id that is negative or too high.
        """
        if len(documents.tokens) and not 0 <= documents.tokens.min() <= documents.tokens.max() < tokens:
            raise UsageError(
                f"A document has a token id outside 0 to {tokens - 1}.", "Number the tokens by the vocabulary first."
            )
        postings, used = posted(documents, tokens, statistics)
        return cls(postings, used, documents.size)

    def top(self, queries: Queries, wanted: int, threads: int = 1, without: NDArray[np.int32] | None = None) -> Hits:
        """For each query the `wanted` documents that score highest, as many as score above 0.

        A token that occurs twice in a query counts twice; one that no document has counts nothing. Rows in `without`
        are never found. Raises `UsageError` for a weight that is negative or no number, or where nothing is wanted.
        """
        if wanted < 1 or threads < 1:
            raise UsageError("The best of an index were asked for by a number below 1.", "Ask for one or more.")
        asked = _Asked.of(queries, self.postings.starts)
        width = columns(self.size, wanted)
        lines = -(-self.size // width)
        hits = Hits(np.full((asked.size, wanted), -1, dtype=np.int32), np.zeros((asked.size, wanted), dtype=np.float32))
        if not self.size or not asked.size:
            return hits
        together = max(1, min(_QUERIES, _ROOM // self.size))
        groups = [range(n, min(n + together, asked.size)) for n in range(0, asked.size, together)]

        def answer(first: int) -> None:
            room = _Room(self.postings, asked, together, (lines, width))
            for group in groups[first::threads]:
                scores = room.scores(group)
                if without is not None:
                    scores.reshape(len(group), -1)[:, without] = 0
                found = strongest(scores, wanted)
                hits.rows[group.start : group.stop], hits.scores[group.start : group.stop] = found

        if threads == 1:
            answer(0)
        else:
            with ThreadPoolExecutor(threads) as pool:
                list(pool.map(answer, range(threads)))
        return hits


class _Asked(NamedTuple):
    """The queries by token id, the order in which scores are added up: the order of words changes nothing."""

    starts: Sequence[int]
    """The first term of each query, and the end."""
    weights: NDArray[np.float32]
    first: Sequence[int]
    last: Sequence[int]
    lengths: NDArray[np.int64]
    """Where each term's postings begin and end, and how many there are."""

    @property
    def size(self) -> int:
        return len(self.starts) - 1

    @classmethod
    def of(cls, queries: Queries, starts: NDArray[np.int64]) -> _Asked:
        tokens = queries.tokens.tokens
        given = np.ones(len(tokens)) if queries.weights is None else queries.weights
        weights = np.asarray(given, dtype=np.float32)
        if len(weights) != len(tokens) or not np.all(np.isfinite(weights) & (weights >= 0)):
            raise UsageError("A query weighs a token by less than nothing.", "Give each token a weight of 0 or more.")
        query = np.repeat(np.arange(queries.tokens.size), queries.tokens.lengths)
        known = np.flatnonzero((tokens >= 0) & (tokens < len(starts) - 1) & (weights > 0))
        order = known[np.lexsort((weights[known], tokens[known], query[known]))]
        tokens, query = tokens[order], query[order]
        bounds = np.searchsorted(query, np.arange(queries.tokens.size + 1))
        first, last = starts[tokens], starts[tokens + 1]
        return cls(bounds.tolist(), weights[order], first.tolist(), last.tolist(), last - first)


class _Room:
    """The working room of one thread, used again for each group of queries."""

    def __init__(self, postings: Postings, asked: _Asked, together: int, shape: tuple[int, int]) -> None:
        self._postings = postings
        self._asked = asked
        self._shape = shape
        self._terms = max(asked.starts[min(n + together, asked.size)] - asked.starts[n] for n in range(asked.size))
        self._laid = csc_array((together * shape[0] * shape[1], self._terms), dtype=np.float32)
        self._scores = np.empty(0, dtype=np.float32)
        self._rows = np.empty(0, dtype=np.int32)

    def scores(self, group: range) -> NDArray[np.float32]:
        """The scores of all documents for a group of queries: (queries, lines, columns)."""
        asked, stride = self._asked, self._shape[0] * self._shape[1]
        begin, end = asked.starts[group.start], asked.starts[group.stop]
        pieces = list(map(slice, asked.first[begin:end], asked.last[begin:end]))
        bounds = np.zeros(self._terms + 1, dtype=np.int64)
        np.cumsum(asked.lengths[begin:end], out=bounds[1 : end - begin + 1])
        total = int(bounds[end - begin])
        bounds[end - begin + 1 :] = total
        values, rows = self._of(total)
        if total:
            np.concatenate([self._postings.scores[p] for p in pieces], out=values)
            np.concatenate([self._postings.rows[p] for p in pieces], out=rows)
        for n in range(1, len(group)):
            own = (bounds[asked.starts[group.start + n + m] - begin] for m in (0, 1))
            rows[slice(*own)] += n * stride
        weights = np.zeros(self._terms, dtype=np.float32)
        weights[: end - begin] = asked.weights[begin:end]
        width = np.int32 if total <= _LARGEST_INDEX else np.int64  # scipy's code takes one width for both
        # put in after it was made: the constructor would copy both arrays, which takes as long as the answer itself
        self._laid.data, self._laid.indices = values, rows.astype(width, copy=False)
        self._laid.indptr = bounds.astype(width)
        found: NDArray[np.float32] = self._laid @ weights
        return found.reshape(-1, *self._shape)[: len(group)]

    def _of(self, length: int) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
        if length > len(self._scores):
            self._scores = np.empty(length * 3 // 2, dtype=np.float32)
            self._rows = np.empty(length * 3 // 2, dtype=np.int32)
        return self._scores[:length], self._rows[:length]
