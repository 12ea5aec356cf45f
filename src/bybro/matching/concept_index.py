"""The concepts of the solutions, in whatever language they are told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bybro.matching.background import background, rarity
from bybro.matching.passage import agreed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from bybro.lexicon.concepts import Lexicon
    from bybro.matching.passage import Passage

_WIDER = 0.5
"""What a concept passes on to each wider one."""
_IN_HEAD, _IN_BODY = 1.0, 0.6
"""What a mention in title or summary counts, and one in the description."""


@dataclass(frozen=True, slots=True)
class Document:
    """A solution's texts in one language: what stands in its head (title, summary) and in its body."""

    head: Passage
    body: Passage

    @property
    def stems(self) -> list[str]:
        """The stems of both."""
        return [*self.head.stems, *self.body.stems]


class ConceptIndex:
    """The concepts of the solutions, in whatever language they are told; a concept also counts for its wider ones."""

    def __init__(self, documents: Sequence[Sequence[Document]], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        vectors = [self._told(d) for d in documents]
        names = sorted({c for v in vectors for c in v})
        self._column = {c: n for n, c in enumerate(names)}
        weight = np.zeros((len(vectors), len(names)))
        for row, vector in enumerate(vectors):
            for concept, value in vector.items():
                weight[row, self._column[concept]] = value
        known = background()
        counts = np.count_nonzero(weight, axis=0) + np.array([known.concepts.get(c, 0) for c in names])
        self.idf = np.log1p((len(vectors) + known.documents - counts + 0.5) / (counts + 0.5))
        self._weight = weight
        self._norm = np.sqrt(np.square(weight * self.idf).sum(axis=1))
        self._rare = rarity(0, len(vectors) + known.documents)

    def counts(self) -> dict[str, int]:
        """In how many solutions each concept occurs, itself or by a narrower one."""
        return {c: int(np.count_nonzero(self._weight[:, n])) for c, n in self._column.items()}

    def _told(self, documents: Sequence[Document]) -> dict[str, float]:
        vector: dict[str, float] = {}
        for parts, value in (([d.head for d in documents], _IN_HEAD), ([d.body for d in documents], _IN_BODY)):
            for concept, share in agreed(parts).items():
                for name, passed in self.widened(concept, value * share).items():
                    vector[name] = max(vector.get(name, 0.0), passed)
        return vector

    def widened(self, concept: str, weight: float) -> dict[str, float]:
        """A concept and its wider ones with what each gets."""
        found = {concept: weight}
        front = {concept: weight}
        while front:
            step: dict[str, float] = {}
            for name, value in front.items():
                known = self._lexicon.concepts.get(name)
                for wider in known.broader if known else ():
                    step[wider] = max(step.get(wider, 0.0), value * _WIDER)
            front = {n: v for n, v in step.items() if v > found.get(n, 0.0)}
            found.update(front)
        return found

    def scores(self, query: Mapping[str, float]) -> NDArray[np.float64]:
        """For each solution how alike its concepts and the query's are: the cosine, rare ones weighing more."""
        wanted = np.zeros(len(self._column))
        elsewhere = 0.0
        for concept, value in query.items():
            column = self._column.get(concept)
            if column is None:
                elsewhere += (value * self._rare) ** 2
            else:
                wanted[column] = value
        told = wanted * self.idf
        size = float(np.sqrt(np.square(told).sum() + elsewhere))
        if not size:
            return np.zeros(len(self._weight))
        dot = (self._weight * self.idf) @ told
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.where(self._norm > 0, dot / (self._norm * size), 0.0)

    def shared(self, query: Mapping[str, float], row: int) -> list[str]:
        """The concepts a query and a solution share, the most telling first."""
        told = [
            (value * self._weight[row, self._column[c]] * self.idf[self._column[c]], c)
            for c, value in query.items()
            if c in self._column and self._weight[row, self._column[c]] > 0
        ]
        return [c for _, c in sorted(told, key=lambda x: (-x[0], x[1]))]
