"""How well each solution of the other side speaks to each need, why, and what else it speaks to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bybro.lexicon.shelf import packaged_shelf
from bybro.matching.corpus import Corpus
from bybro.matching.query import queries_of
from bybro.matching.retrieval import Relevance, Retriever
from bybro.matching.thesauri import thesauri
from bybro.model.match import RELEVANT

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from bybro.lexicon.concepts import Lexicon
    from bybro.matching.dense import Encoder
    from bybro.matching.query import Query
    from bybro.model.dossier import Dossier
    from bybro.model.need import Need
    from bybro.model.solution import Solution


class _Looked(NamedTuple):
    """A need as a query, the relevance of each solution, and those told so far with their grounds."""

    query: Query
    scores: NDArray[np.float64]
    told: dict[int, Relevance]


class Relevances:
    """The texts of a dossier taken apart: needs, and what is offered to either city.

    Each is read when first asked for and kept: `retrievers` by city, `looked` by need.
    """

    def __init__(self, dossier: Dossier, encoder: Encoder | None) -> None:
        self._dossier = dossier
        self._encoder = encoder
        self._shelf = packaged_shelf().with_thesauri(*thesauri(dossier.terms))
        self.retrievers: dict[str, Retriever] = {}
        self.looked: dict[str, _Looked] = {}
        self._elsewhere: dict[str, list[tuple[str, NDArray[np.bool_]]]] = {}

    @property
    def lexicon(self) -> Lexicon:
        """The field's lexicon."""
        return self._shelf.terms

    def scores(self, need: Need) -> NDArray[np.float64]:
        """The relevance of each solution that is offered to the need's city, in file order."""
        return self._look(need).scores

    def of(self, need: Need, row: int) -> Relevance:
        """The relevance of one of them with its grounds."""
        looked = self._look(need)
        if row not in looked.told:
            why = self._retriever(need.city).why(looked.query, row)
            looked.told[row] = Relevance(float(looked.scores[row]), why)
        return looked.told[row]

    def other_themes(self, need: Need, row: int) -> tuple[str, ...]:
        """The first themes of the city's needs, of none of this need's themes, that a solution speaks to."""
        if need.id not in self._elsewhere:
            self._elsewhere[need.id] = [
                (n.themes[0], self.scores(n) >= RELEVANT)
                for n in self._dossier.needs
                if n.city == need.city and not n.umbrella and not set(n.themes) & set(need.themes)
            ]
        return tuple(sorted({theme for theme, speaks in self._elsewhere[need.id] if speaks[row]}))

    def seeing(self, dossier: Dossier) -> Relevances:
        """Those of a changed dossier, with all kept that rests on texts that did not change."""
        if dossier.terms != self._dossier.terms:
            return Relevances(dossier, self._encoder)
        seen = Relevances(dossier, self._encoder)
        seen.retrievers |= {
            city: retriever
            for city, retriever in self.retrievers.items()
            if _offer(dossier, city) == _offer(self._dossier, city)
        }
        before = self._dossier.need_by_id
        seen.looked |= {
            need.id: self.looked[need.id]
            for need in dossier.needs
            if need.id in self.looked and need.city in seen.retrievers and _asks(need) == _asks(before[need.id])
        }
        return seen

    def _retriever(self, city: str) -> Retriever:
        if city not in self.retrievers:
            corpus = Corpus(self._dossier.offered_to(city), self._dossier.class_by_id, self._shelf)
            self.retrievers[city] = Retriever(corpus, self._encoder)
        return self.retrievers[city]

    def _look(self, need: Need) -> _Looked:
        if need.id not in self.looked:
            # what else a solution helps is asked of all needs of the city, and many texts are sooner read together
            listed = {n.id: n for n in (*self._dossier.needs, need) if n.city == need.city and n.id not in self.looked}
            retriever = self._retriever(need.city)
            for name, query in zip(listed, queries_of(listed.values(), self._shelf), strict=True):
                self.looked[name] = _Looked(query, retriever.scores(query), {})
        return self.looked[need.id]


def _offer(dossier: Dossier, city: str) -> object:
    """What is read of all that is offered to a city."""
    return [_said(s) for s in dossier.offered_to(city)], {c.id: c.label for c in dossier.classes}


def _said(solution: Solution) -> object:
    return solution.title, solution.summary, solution.description, solution.themes, solution.class_


def _asks(need: Need) -> object:
    """What is read of a need."""
    return need.city, need.title, need.description, need.wish, need.themes
