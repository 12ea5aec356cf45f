"""The highest scores of many, without sorting the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_COLUMNS = 2048
_ABOVE_NOTHING = np.nextafter(np.float32(0), np.float32(1))


class Hits(NamedTuple):
    """For each query (first axis) the rows found and their scores, the best first, of equal ones the lower row.

    Where fewer were found than asked for, the rest is row -1 with score 0.
    """

    rows: NDArray[np.int32]
    scores: NDArray[np.float32]


def columns(rows: int, wanted: int) -> int:
    """Into how many columns that many rows are laid so that the best are found fast."""
    return max(1, min(rows, max(_COLUMNS, 4 * wanted)))


def strongest(scores: NDArray[np.float32], wanted: int) -> Hits:
    """The `wanted` highest scores above 0 of each query; row r stands at line r // columns, column r % columns.

    `scores` is (queries, lines, columns), below 0 nowhere.

    A column's highest score is quick to find. The wanted-th highest of these is reached by at least as many scores as
    are wanted; so nothing below it can be among them, and columns that stay below it need no look.
    """
    queries, _, width = scores.shape
    peaks = scores.max(axis=1)
    least = np.full((queries, 1), _ABOVE_NOTHING)
    if wanted < width:
        place = width - wanted
        least = np.maximum(least, np.partition(peaks, place, axis=1)[:, place, None])
    query, column = _where(peaks >= least)
    looked_at = scores[query, :, column]
    which, line = _where(looked_at >= least[query])
    row = (line * width + column[which]).astype(np.int32)
    return _best(query[which], row, looked_at[which, line], (queries, wanted))


def _where(true: NDArray[np.bool_]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """As numpy's `nonzero` of a table, in half the time."""
    return np.divmod(np.flatnonzero(true), true.shape[1])


def _best(query: NDArray[np.intp], row: NDArray[np.int32], score: NDArray[np.float32], shape: tuple[int, int]) -> Hits:
    hits = Hits(np.full(shape, -1, dtype=np.int32), np.zeros(shape, dtype=np.float32))
    order = np.lexsort((row, -score, query))
    query = query[order]
    rank = np.arange(len(query)) - np.searchsorted(query, query)
    kept = rank < shape[1]
    hits.rows[query[kept], rank[kept]] = row[order][kept]
    hits.scores[query[kept], rank[kept]] = score[order][kept]
    return hits


def together(first: Hits, second: Hits, wanted: int) -> Hits:
    """The best of two answers to the same queries, whose rows are told apart."""
    rows = np.concatenate((first.rows, second.rows), axis=1)
    scores = np.concatenate((first.scores, second.scores), axis=1)
    order = np.lexsort((rows, -scores), axis=1)[:, :wanted]
    return Hits(np.take_along_axis(rows, order, axis=1), np.take_along_axis(scores, order, axis=1))
