"""BM25 over any number of solutions, for a thousand needs at a time.

The arithmetic is left to scipy's compiled code, which every user has already: nothing is compiled at the desk. For each
query one sparse product adds up the postings of its tokens, where they stand (`_Room`). Skipping postings that can no
longer matter (MaxScore) was tried: in numpy it took twice the time that it saved.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.sparse import csc_array

from bybro.errors import UsageError
from bybro.matching.postings import Postings, Statistics, index_type, posted
from bybro.matching.strongest import Hits, columns, strongest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from bybro.matching.token_lists import TokenLists

_ROOM = 800_000
"""Scores held at once by a thread, where several queries fit: about what stays close to the processor."""
_QUERIES = 256


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
        asked = _Asked.of(queries, self.postings.starts, index_type(len(self.postings.rows)))
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
    """The queries, each by falling token id, which is the order in which scores are added up."""

    starts: Sequence[int]
    """Twice the first term of each query, and the end."""
    ends: NDArray[np.signedinteger]
    """Of each term the begin and the end of its postings, in turn."""
    weights: NDArray[np.float32]
    """Of each term its weight and a 0, in turn."""

    @property
    def size(self) -> int:
        return len(self.starts) - 1

    @property
    def longest(self) -> int:
        """Twice the number of terms in the longest query."""
        return max(last - first for first, last in pairwise(self.starts))

    @classmethod
    def of(cls, queries: Queries, starts: NDArray[np.int64], index: type[np.signedinteger]) -> _Asked:
        tokens = queries.tokens.tokens
        given = np.ones(len(tokens)) if queries.weights is None else queries.weights
        weights = np.asarray(given, dtype=np.float32)
        if len(weights) != len(tokens) or not np.all(np.isfinite(weights) & (weights >= 0)):
            raise UsageError("A query weighs a token by less than nothing.", "Give each token a weight of 0 or more.")
        query = np.repeat(np.arange(queries.tokens.size), queries.tokens.lengths)
        used = np.flatnonzero((tokens >= 0) & (tokens < len(starts) - 1) & (weights > 0))
        order = used[np.lexsort((weights[used], -tokens[used], query[used]))]
        bounds = 2 * np.searchsorted(query[order], np.arange(queries.tokens.size + 1))
        ends = np.stack((starts[tokens[order]], starts[tokens[order] + 1]), axis=1)
        return cls(
            bounds.tolist(),
            ends.ravel().astype(index),
            np.stack((weights[order], np.zeros(len(order), dtype=np.float32)), axis=1).ravel(),
        )


class _Room:
    """The working room of one thread, used again for each query.

    All postings are seen as the columns of one sparse matrix (documents x terms), in compressed columns: column c is
    what stands from `indptr[c]` to `indptr[c + 1]`. Given the begin and the end of each term's postings in turn, every
    other column is a term, and the one after it reaches from its end to the begin of the next term. As terms come by
    falling id, and postings stand by rising id, that is backwards, and scipy's loop adds nothing there. So a query
    costs one product, and no posting is copied.
    """

    def __init__(self, postings: Postings, asked: _Asked, together: int, shape: tuple[int, int]) -> None:
        self._asked = asked
        self._shape = shape
        self._scores = np.empty((together, shape[0] * shape[1]), dtype=np.float32)
        self._weights = np.zeros(asked.longest, dtype=np.float32)
        self._matrix = csc_array((self._scores.shape[1], asked.longest), dtype=np.float32)
        self._matrix.data = postings.scores
        self._matrix.indices = postings.rows.astype(asked.ends.dtype, copy=False)  # scipy takes one type for both
        self._matrix.indptr = np.zeros(asked.longest + 1, dtype=asked.ends.dtype)

    def scores(self, group: range) -> NDArray[np.float32]:
        """The scores of all documents for a group of queries: (queries, lines, columns)."""
        for n, query in enumerate(group):
            first, last = self._asked.starts[query], self._asked.starts[query + 1]
            self._matrix.indptr[: last - first] = self._asked.ends[first:last]
            self._matrix.indptr[last - first :] = 0
            self._weights[: last - first] = self._asked.weights[first:last]
            self._scores[n] = self._matrix @ self._weights
        return self._scores[: len(group)].reshape(-1, *self._shape)
