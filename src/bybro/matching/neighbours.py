"""Which solutions are about the same thing: a need that finds one of them may mean the others too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array, diags_array

from bybro.lexicon.packaged import FIELD, PLAIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from bybro.matching.corpus import Corpus

NEAREST = 12
"""How many of its like a solution listens to."""
_SAME_CLASS = 0.5
"""What it counts to be of the same class, beside the cosines of concepts, plain words and words."""


class Neighbours:
    """For each solution those most like it, and how like.

    Relevance is smoothed over them, since what is about the same is relevant to the same: Diaz 2007, "Regularizing
    query-based retrieval scores", after the cluster hypothesis of van Rijsbergen 1979.
    """

    def __init__(self, corpus: Corpus) -> None:
        told = [corpus.concepts[name].weighted() for name in (FIELD, PLAIN)]
        alike = _SAME_CLASS * _same([s.class_ for s in corpus.solutions])
        for weights in (*told, corpus.words[corpus.main_language].weighted()):
            alike = alike + _cosines(weights)
        self._share = _nearest(csr_array(alike - diags_array(alike.diagonal())))

    def smoothed(self, relevance: NDArray[np.float64], own: float) -> NDArray[np.float64]:
        """Each solution's relevance and that of its like, in one figure; its own counts `own` of 1."""
        smooth: NDArray[np.float64] = own * relevance + (1.0 - own) * (self._share @ relevance)
        return smooth


def _cosines(weights: csr_array) -> csr_array:
    length = np.sqrt(np.asarray(weights.multiply(weights).sum(axis=1)).ravel())
    unit = diags_array(np.divide(1.0, length, out=np.zeros_like(length), where=length > 0)) @ weights
    return csr_array(unit @ unit.T)


def _same(classes: Sequence[str | None]) -> csr_array:
    """1 where two solutions are of one class."""
    known = {c: n for n, c in enumerate(sorted({c for c in classes if c}))}
    at = [(row, known[c]) for row, c in enumerate(classes) if c]
    rows, columns = ([a[k] for a in at] for k in (0, 1))
    member = csr_array((np.ones(len(at)), (rows, columns)), shape=(len(classes), max(1, len(known))))
    return csr_array(member @ member.T)


def _nearest(alike: csr_array) -> csr_array:
    """Of each row the greatest few, as shares of one; a row that is like none listens to itself."""
    rows, columns, values = [], [], []
    for row in range(alike.shape[0]):
        part = slice(alike.indptr[row], alike.indptr[row + 1])
        near = np.argsort(-alike.data[part], kind="stable")[:NEAREST]
        rows.extend([row] * len(near))
        columns.extend(alike.indices[part][near].tolist())
        values.extend(alike.data[part][near].tolist())
    kept = csr_array((values, (rows, columns)), shape=alike.shape)
    total = np.asarray(kept.sum(axis=1)).ravel()
    alone = diags_array((total <= 0).astype(float))
    return csr_array(diags_array(np.divide(1.0, total, out=np.zeros_like(total), where=total > 0)) @ kept + alone)
