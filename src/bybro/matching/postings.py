"""For each token the documents that hold it, with what each scores by BM25: worked out once, added up at a query."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.sparse import csr_array

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bybro.matching.token_lists import TokenLists

K1, B = 1.2, 0.75
"""BM25's constants (Robertson & Zaragoza 2009), as in the published comparisons."""

_AT_ONCE = 4_000_000
_SMALL_COUNT = np.iinfo(np.uint16).max


class Statistics(NamedTuple):
    """What the score of one document owes to all the others: how rare each token is, and how long a document is.

    `rarity` (one a token id) is Lucene's idf, ln(1 + (N - n + 0.5) / (n + 0.5)) for a token in n of N documents;
    `unseen` is that of a token beyond them, in no document; `mean_length` counts tokens, empty documents too.
    """

    rarity: NDArray[np.float32]
    unseen: float
    mean_length: float

    def rarity_of(self, tokens: int) -> NDArray[np.float32]:
        """The rarity of the first so many token ids."""
        more = np.full(max(0, tokens - len(self.rarity)), self.unseen, dtype=np.float32)
        return np.concatenate((self.rarity[:tokens], more))


class Postings(NamedTuple):
    """Token t stands in the documents `rows[starts[t]:starts[t + 1]]`, rising, and scores `scores[...]` in them."""

    scores: NDArray[np.float32]
    rows: NDArray[np.int32]
    starts: NDArray[np.int64]


def posted(documents: TokenLists, tokens: int, statistics: Statistics | None = None) -> tuple[Postings, Statistics]:
    """The postings of documents whose token ids are below `tokens`, and the statistics they were scored by.

    Without given statistics those of the documents themselves are used. The score of a token that stands f times in a
    document of length l is rarity * f / (f + k1 * (1 - b + b * l / mean length)): the numbers are those of bm25s
    (method "lucene"), which a test holds them to, but all documents go through at once and not one by one.
    """
    lengths = documents.lengths
    count = np.uint16 if lengths.max(initial=0) <= _SMALL_COUNT else np.uint32
    ones = np.ones(len(documents.tokens), dtype=count)
    # scipy keeps the wider of the two index types: with 64 bits all would take twice the time and memory
    starts = documents.starts.astype(index_type(len(ones)))
    by_document = csr_array((ones, documents.tokens, starts), shape=(documents.size, tokens))
    by_token = by_document.tocsc()
    by_token.has_sorted_indices = True  # they come in the order of the documents: no second sorting
    by_token.sum_duplicates()
    held = np.diff(by_token.indptr)
    found = statistics or _statistics(held, lengths)
    scores = _scores(by_token.data, by_token.indices, np.repeat(found.rarity_of(tokens), held), lengths, found)
    return Postings(scores, by_token.indices.astype(np.int32, copy=False), by_token.indptr.astype(np.int64)), found


def index_type(postings: int) -> type[np.signedinteger]:
    """The integer that counts so many postings: 32 bits where they suffice, half the memory and time."""
    return np.int32 if postings <= np.iinfo(np.int32).max else np.int64


def _statistics(held: NDArray[np.int32], lengths: NDArray[np.int64]) -> Statistics:
    size = len(lengths)
    rarity = np.log1p((size - held + 0.5) / (held + 0.5)).astype(np.float32)
    unseen = float(np.log1p((size + 0.5) / 0.5))
    return Statistics(rarity, unseen, float(lengths.mean()) if size else 0.0)


def _scores(
    counts: NDArray[np.unsignedinteger],
    rows: NDArray[np.int32],
    rarity: NDArray[np.float32],
    lengths: NDArray[np.int64],
    statistics: Statistics,
) -> NDArray[np.float32]:
    """The score of each posting, in pieces: the double precision in between would weigh more than the index."""
    mean = statistics.mean_length or 1.0
    damping = K1 * (1 - B + B * lengths / mean)
    scores = np.empty(len(counts), dtype=np.float32)
    for first in range(0, len(counts), _AT_ONCE):
        part = slice(first, first + _AT_ONCE)
        count = counts[part].astype(float)
        scores[part] = rarity[part] * (count / (damping[rows[part]] + count))
    return scores
