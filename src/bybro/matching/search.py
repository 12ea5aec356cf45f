"""Solutions for a text in any of the four languages: what the search box asks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from bybro.lexicon.detection import detect
from bybro.lexicon.shelf import packaged_shelf
from bybro.matching.corpus import Corpus
from bybro.matching.excerpt import Marker
from bybro.matching.naming import Naming
from bybro.matching.query import query_of_text
from bybro.matching.retrieval import Retriever
from bybro.matching.thesauri import thesauri
from bybro.model.match import RELEVANT, Found, Ground, Hit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bybro.lexicon.shelf import Shelf
    from bybro.matching.dense import Encoder
    from bybro.matching.query import Query
    from bybro.model.dossier import Dossier
    from bybro.model.solution import Solution

_NAMED = 0.5
"""The share of a text's words from which it is a name: a complaint that mentions a company wants none of it."""
_SURE = 0.9
"""How sure it is that who types nothing but a name looks for it."""


@dataclass(frozen=True, slots=True)
class Only:
    """What a search is narrowed to: a side, themes (any of them), kinds of provider (any of them)."""

    city: str | None = None
    themes: frozenset[str] = frozenset()
    provider_kinds: frozenset[str] = frozenset()

    def admits(self, solution: Solution) -> bool:
        """Whether a solution may be listed."""
        return (
            (self.city is None or solution.city == self.city)
            and (not self.themes or not self.themes.isdisjoint(solution.themes))
            and (not self.provider_kinds or solution.provider_kind in self.provider_kinds)
        )


class Searcher:
    """A dossier's solutions of both sides, taken apart once for any number of searches."""

    def __init__(self, dossier: Dossier, encoder: Encoder | None = None) -> None:
        self._dossier = dossier
        self._encoder = encoder

    @cached_property
    def _shelf(self) -> Shelf:
        return packaged_shelf().with_thesauri(*thesauri(self._dossier.terms))

    @cached_property
    def _retriever(self) -> Retriever:
        return Retriever(Corpus(self._dossier.solutions, self._dossier.class_by_id, self._shelf), self._encoder)

    @cached_property
    def _naming(self) -> Naming:
        return Naming(self._dossier.solutions, self._dossier.provider_by_id)

    def search(self, text: str, *, top: int = 10, only: Only = Only()) -> Found:
        """The solutions that speak to a text, or that it names, best first; and whether any fits."""
        language = detect(text)
        query = query_of_text(text, language, self._shelf)
        share, named = self._naming.shares(text, language or "en")
        relevance = _by_name(self._retriever.scores(query), share)
        admitted = np.array([only.admits(s) for s in self._dossier.solutions], dtype=bool)
        relevance = np.where(admitted, relevance, 0.0)
        best = [int(r) for r in np.argsort(-relevance, kind="stable")[:top] if relevance[r] > 0]
        hits = tuple(self._hit(query, r, float(relevance[r]), named[r], language or "en") for r in best)
        return Found(text, language, not bool((relevance >= RELEVANT).any()), hits)

    def _hit(self, query: Query, row: int, score: float, names: list[str], language: str) -> Hit:
        solution = self._dossier.solutions[row]
        grounds = self._retriever.why(query, row)
        told = {g.name for g in grounds if g.kind == "word"}
        why = (*(Ground("word", n, None) for n in names if n not in told), *grounds)
        marker = Marker(query, [g.name for g in grounds if g.kind == "concept"], names, self._shelf)
        return Hit(solution, score, why, marker.marked(solution.title, language), marker.excerpt(solution, language))


def _by_name(relevance: NDArray[np.float64], share: NDArray[np.float64]) -> NDArray[np.float64]:
    """Relevance, raised where the text is for the most part a name of the solution or its provider (noisy-or)."""
    sure = np.where(share >= _NAMED, _SURE * np.sqrt(share), 0.0)
    either: NDArray[np.float64] = 1.0 - (1.0 - relevance) * (1.0 - sure)
    return either
