"""How alike the themes are in which the concepts of a need and of a solution lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bybro.lexicon.themes import THEMES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from bybro.lexicon.concepts import Lexicon
    from bybro.matching.concept_index import ConceptIndex

_ROW = {theme: n for n, theme in enumerate(THEMES)}


class ThemeIndex:
    """Each solution as a point over the themes, by the weight of its concepts in each."""

    def __init__(self, concepts: ConceptIndex, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._idf = dict(zip(concepts.names, concepts.idf, strict=True))
        places = np.array([self._lies(c) for c in concepts.names]).reshape(-1, len(_ROW))
        self._points = _unit(concepts.weighted() @ places)

    def scores(self, query: Mapping[str, float]) -> NDArray[np.float64]:
        """For each solution the cosine of its themes and the query's, 0 where one of them has none."""
        wanted = np.zeros(len(_ROW))
        for concept, value in query.items():
            wanted += value * self._idf.get(concept, 0.0) * self._lies(concept)
        return np.asarray(self._points @ _unit(wanted))

    def _lies(self, concept: str) -> NDArray[np.float64]:
        place = np.zeros(len(_ROW))
        known = self._lexicon.concepts.get(concept)
        if known and known.theme in _ROW:
            place[_ROW[known.theme]] = 1.0
        return place


def _unit(points: NDArray[np.float64]) -> NDArray[np.float64]:
    length = np.sqrt(np.square(points).sum(axis=-1, keepdims=True))
    unit: NDArray[np.float64] = np.divide(points, length, out=np.zeros_like(points), where=length > 0)
    return unit
