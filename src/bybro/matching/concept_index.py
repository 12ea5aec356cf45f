"""The concepts of the solutions from one lexicon, in whatever language they are told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array

from bybro.lexicon.packaged import FIELD
from bybro.lexicon.rarity import rarity
from bybro.matching.background import background
from bybro.matching.passage import agreed, hear, strongest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from bybro.lexicon.concepts import Lexicon
    from bybro.matching.passage import Passage

_WIDER = 0.5
"""What a concept passes on to each wider one."""
_WHOLE = 0.3
"""What a concept passes on to the whole it is a part of."""
_IN_HEAD, _IN_BODY = 1.0, 0.6
"""What a mention in title or summary counts, and one in the description."""
_REMINDED, _IN_MIND, _SHARPNESS = 12, 0.8, 2.0
"""How many concepts a solution's texts may remind of, what the first of them counts, how fast the others fall off."""
_WORTH_TELLING = 0.15
"""What a ground must weigh against the first one to be told beside it."""
_HINTED = 0.5
"""A solution is about what its texts name, not about what they only hint at: less sure mentions do not count."""


@dataclass(frozen=True, slots=True)
class Document:
    """A solution's texts in one language: what stands in its head (title, summary) and in its body."""

    head: Passage
    body: Passage

    @property
    def stems(self) -> list[str]:
        """The stems of both."""
        return [*self.head.stems, *self.body.stems]


def _reminded(documents: Sequence[Document]) -> dict[str, float]:
    """The few concepts a solution's text reminds of most, beside those it names; one language is enough for that."""
    strength: dict[str, float] = {}
    if documents:
        strength.update(documents[0].head.reminded)
        for concept, found in documents[0].body.reminded.items():
            strength[concept] = strength.get(concept, 0.0) + _IN_BODY * found
    most = max(strength.values(), default=0.0)
    return {c: _IN_MIND * (strength[c] / most) ** _SHARPNESS for c in strongest(strength, _REMINDED)}


class ConceptIndex:
    """The concepts of the solutions, in whatever language they are told; a concept also counts for its wider ones."""

    def __init__(self, documents: Sequence[Sequence[Document]], lexicon: Lexicon, name: str) -> None:
        self._lexicon = lexicon
        self._name = name
        self._passed: dict[str, list[tuple[str, float]]] = {}
        self._widened: dict[tuple[str, float], dict[str, float]] = {}
        hear((part for told in documents for d in told for part in (d.head, d.body)), name)
        named = [self._named(d) for d in documents]
        self._named_by = [frozenset(n) for n in named]
        vectors = [self._told(d, n) for d, n in zip(documents, named, strict=True)]
        self.names = tuple(sorted({c for v in vectors for c in v}))
        self._column = {c: n for n, c in enumerate(self.names)}
        starts = np.cumsum([0, *(len(v) for v in vectors)])
        columns = np.array([self._column[c] for v in vectors for c in v], dtype=np.int64)
        values = np.array([w for v in vectors for w in v.values()], dtype=float)
        shape = (len(vectors), len(self.names))
        self._weight = csr_array((values, columns, starts), shape=shape)
        self._rows = np.repeat(np.arange(shape[0]), np.diff(starts))
        known = background()
        counted = np.bincount(columns, minlength=shape[1]) + np.array(
            [known.concepts.get(name, {}).get(c, 0) for c in self.names], dtype=float
        )
        self.idf = np.log1p((shape[0] + known.documents - counted + 0.5) / (counted + 0.5))
        self._told_weight = self._weight * self.idf
        self._norm = np.sqrt(self._told_weight.multiply(self._told_weight).sum(axis=1))
        self._rare = rarity(0, shape[0] + known.documents)

    def counts(self) -> dict[str, int]:
        """In how many solutions each concept occurs, itself or by a narrower one."""
        found = np.bincount(self._weight.indices, minlength=len(self.names))
        return {c: int(found[n]) for n, c in enumerate(self.names)}

    def weighted(self) -> csr_array:
        """The weight of each concept in each solution, rare ones weighing more: (solutions, concepts)."""
        return self._told_weight

    def _named(self, documents: Sequence[Document]) -> dict[str, float]:
        """What a solution's texts name, and the wider things that belong to."""
        vector: dict[str, float] = {}
        for parts, value in (([d.head for d in documents], _IN_HEAD), ([d.body for d in documents], _IN_BODY)):
            for concept, share in agreed(parts, self._name).items():
                if share < _HINTED:
                    continue
                for name, passed in self._kept(concept, value * share).items():
                    vector[name] = max(vector.get(name, 0.0), passed)
        return vector

    def _told(self, documents: Sequence[Document], named: Mapping[str, float]) -> dict[str, float]:
        vector = dict(named)
        if self._name == FIELD:
            for concept, weight in _reminded(documents).items():
                for name, passed in self._kept(concept, weight).items():
                    vector[name] = max(vector.get(name, 0.0), passed)
        return vector

    def _kept(self, concept: str, weight: float) -> Mapping[str, float]:
        """The same as `widened`, kept: many solutions name one concept equally surely."""
        found = self._widened.get((concept, weight))
        if found is None:
            found = self._widened[concept, weight] = self.widened(concept, weight)
        return found

    def widened(self, concept: str, weight: float) -> dict[str, float]:
        """A concept, its wider ones and the wholes it belongs to, with what each gets."""
        found = {concept: weight}
        front = found if self._wider(concept) else {}
        while front:
            step: dict[str, float] = {}
            for name, value in front.items():
                for wider, share in self._wider(name):
                    step[wider] = max(step.get(wider, 0.0), value * share)
            front = {n: v for n, v in step.items() if v > found.get(n, 0.0)}
            found.update(front)
        return found

    def _wider(self, concept: str) -> list[tuple[str, float]]:
        if concept not in self._passed:
            known = self._lexicon.concepts.get(concept)
            wider = [(c, _WIDER) for c in known.broader] + [(c, _WHOLE) for c in known.part_of] if known else []
            self._passed[concept] = wider
        return self._passed[concept]

    def widened_all(self, concepts: Mapping[str, float]) -> dict[str, float]:
        """Several concepts with their wider ones, each by its greatest weight."""
        found: dict[str, float] = {}
        for concept, value in concepts.items():
            for name, passed in self.widened(concept, value).items():
                found[name] = max(found.get(name, 0.0), passed)
        return found

    def scores(self, query: Mapping[str, float]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """How each solution's concepts and the query's agree, rare ones weighing more: the whole, and the best one.

        The whole is the cosine; the best is the most telling concept that both share, from 0 to about 1, which a
        long text does not water down.
        """
        size = self._weight.shape[0]
        wanted = np.zeros(len(self.names))
        elsewhere = 0.0
        for concept, value in query.items():
            column = self._column.get(concept)
            if column is None:
                elsewhere += (value * self._rare) ** 2
            else:
                wanted[column] = value
        told = wanted * self.idf
        length = float(np.sqrt(np.square(told).sum() + elsewhere))
        if not length or not self.names or not size:
            return np.zeros(size), np.zeros(size)
        dot = self._told_weight @ told
        best = np.zeros(size)
        np.maximum.at(best, self._rows, self._weight.data * told[self._weight.indices] / self._rare)
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.where(self._norm > 0, dot / (self._norm * length), 0.0), best

    def shared(self, query: Mapping[str, float], row: int) -> list[str]:
        """The concepts a query asks for and a solution names, the most telling first.

        What a solution only reminds of helps to find it, but would be no ground that a reader could follow.
        """
        part = slice(self._weight.indptr[row], self._weight.indptr[row + 1])
        columns = self._weight.indices[part]
        weights = zip(columns.tolist(), self._weight.data[part].tolist(), self.idf[columns].tolist(), strict=True)
        told = [
            (query[c] * w * idf, c)
            for n, w, idf in weights
            if (c := self.names[n]) in query and c in self._named_by[row]
        ]
        least = _WORTH_TELLING * max((weight for weight, _ in told), default=0.0)
        return [c for weight, c in sorted(told, key=lambda x: (-x[0], x[1])) if weight >= least]
