"""Made-up solutions in any number, with the word statistics of real texts: for measuring speed and memory, not quality.

200,000 words by Zipf's law (exponent 1.07, without the five most frequent: stop words never reach an index), lengths
lognormal with mean 45, and 500 topics of 400 words each that give 30 % of a text's words. A query is eight words of a
random text and two at random: long and full of frequent words on purpose, which is the hard case for an index.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

WORDS = 200_000
_EXPONENT, _STOP_WORDS = 1.07, 5
_MEAN_LENGTH, _SPREAD = 45, 0.6
_TOPICS, _TOPIC_WORDS, _TOPIC_SHARE = 500, 400, 0.3
_OF_TEXT, _BESIDE = 8, 2
_SEED = 7
_AT_ONCE = 10_000_000


class Ragged(NamedTuple):
    """Rows of token ids one after another: row n is `tokens[starts[n]:starts[n + 1]]`."""

    tokens: NDArray[np.int32]
    starts: NDArray[np.int64]


def solutions(size: int) -> Ragged:
    """The token ids of `size` texts, the same at every call."""
    rng = np.random.default_rng(_SEED)
    mu = np.log(_MEAN_LENGTH) - _SPREAD**2 / 2
    lengths = np.maximum(1, rng.lognormal(mu, _SPREAD, size).round()).astype(np.int64)
    starts = np.concatenate(([0], lengths.cumsum()))
    topic = np.repeat(rng.integers(_TOPICS, size=size, dtype=np.int32), lengths)
    words = rng.integers(WORDS, size=(_TOPICS, _TOPIC_WORDS), dtype=np.int32)
    tokens = np.empty(starts[-1], dtype=np.int32)
    for first in range(0, len(tokens), _AT_ONCE):
        part = slice(first, first + _AT_ONCE)
        count = len(tokens[part])
        own = words[topic[part], _zipf(rng, _TOPIC_WORDS, 0, count)]
        tokens[part] = np.where(rng.random(count) < _TOPIC_SHARE, own, _zipf(rng, WORDS, _STOP_WORDS, count))
    return Ragged(tokens, starts)


def queries(texts: Ragged, count: int) -> Ragged:
    """The token ids of `count` queries, each of ten words; a word may come twice."""
    rng = np.random.default_rng(_SEED + 1)
    lengths = np.diff(texts.starts)
    rows = rng.choice(np.flatnonzero(lengths >= _OF_TEXT), count)
    own = [texts.tokens[texts.starts[r] + rng.choice(lengths[r], _OF_TEXT, replace=False)] for r in rows]
    beside = _zipf(rng, WORDS, _STOP_WORDS, count * _BESIDE).reshape(count, _BESIDE)
    tokens = np.concatenate((np.array(own), beside), axis=1)
    return Ragged(tokens.ravel(), np.arange(count + 1, dtype=np.int64) * tokens.shape[1])


def _zipf(rng: np.random.Generator, words: int, left_out: int, count: int) -> NDArray[np.int32]:
    """Ranks from 0 by Zipf's law, after so many that are left out."""
    share = np.arange(left_out + 1, left_out + words + 1, dtype=float) ** -_EXPONENT
    edges = np.cumsum(share) / share.sum()
    return np.minimum(np.searchsorted(edges, rng.random(count)), words - 1).astype(np.int32)
