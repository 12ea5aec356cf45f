"""All solutions taken apart, once, for any number of needs."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bybro.lexicon.languages import LANGUAGES
from bybro.lexicon.packaged import FIELD, PLAIN
from bybro.lexicon.stemming import known_stems
from bybro.matching.concept_index import ConceptIndex, Document
from bybro.matching.neighbours import Neighbours
from bybro.matching.passage import passage
from bybro.matching.theme_index import ThemeIndex
from bybro.matching.word_index import WordIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bybro.lexicon.shelf import Shelf
    from bybro.model.solution import Solution
    from bybro.model.solution_class import SolutionClass


class Corpus:
    """All solutions taken apart, once, for any number of needs."""

    def __init__(self, solutions: Sequence[Solution], classes: Mapping[str, SolutionClass], shelf: Shelf) -> None:
        self.solutions = tuple(solutions)
        self.shelf = shelf
        self._stems: dict[tuple[int, str], frozenset[str]] = {}
        self._documents = {k: [_document(s, classes, k, shelf) for s in self.solutions] for k in LANGUAGES}
        self.words = {
            k: WordIndex([d.stems if d else [] for d in documents], k, _names(documents, k))
            for k, documents in self._documents.items()
        }

    @cached_property
    def concepts(self) -> Mapping[str, ConceptIndex]:
        """By lexicon the concept index over all languages."""
        rows = [[d for k in LANGUAGES if (d := self._documents[k][n]) is not None] for n in range(len(self.solutions))]
        # plain words are for finding a way between languages: one telling of a solution is enough
        told = {name: [r[:1] for r in rows] if name == PLAIN else rows for name, _ in self.shelf}
        return {name: ConceptIndex(told[name], lexicon, name) for name, lexicon in self.shelf}

    @property
    def main_language(self) -> str:
        """The language in which the solutions say most."""
        return max(LANGUAGES, key=lambda k: int(self.words[k].lengths.sum()))

    @cached_property
    def neighbours(self) -> Neighbours:
        """Which solutions are about the same thing."""
        return Neighbours(self)

    @cached_property
    def themes(self) -> ThemeIndex:
        """The themes in which the solutions' concepts lie."""
        return ThemeIndex(self.concepts[FIELD], self.shelf.terms)

    def stems(self, row: int, language: str) -> frozenset[str]:
        """The stems of one solution in one language."""
        if (row, language) not in self._stems:
            document = self._documents[language][row]
            self._stems[row, language] = frozenset(document.stems) if document else frozenset()
        return self._stems[row, language]


def _names(documents: Iterable[Document | None], language: str) -> dict[str, str]:
    """By stem how the words are spelt that the lexicon does not know: names, for the most part."""
    known = known_stems(language)
    return {
        t.stem: t.surface
        for d in documents
        if d
        for part in (d.head, d.body)
        for t in part.found
        if t.is_content and t.stem not in known
    }


def _document(solution: Solution, classes: Mapping[str, SolutionClass], language: str, shelf: Shelf) -> Document | None:
    head = [t for text in (solution.title, solution.summary) if (t := text.get(language))]
    body = solution.description.get(language)
    if not head and not body:
        return None
    kind = classes.get(solution.class_ or "")
    head.append((kind.label.get(language) if kind else None) or "")
    return Document(passage("\n".join(head), language, shelf), passage(body or "", language, shelf))
