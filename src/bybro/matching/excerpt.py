"""The sentence of a solution that says most of what was asked for, with its words marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bybro.lexicon.analysis import placed
from bybro.lexicon.folding import composed
from bybro.model.match import Excerpt

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bybro.lexicon.analysis import Token
    from bybro.lexicon.shelf import Shelf
    from bybro.matching.query import Query
    from bybro.model.solution import Solution
    from bybro.model.text import Text


class Marker:
    """What a query asks for, to be found again in any text."""

    def __init__(self, query: Query, concepts: Iterable[str], names: Iterable[str], shelf: Shelf) -> None:
        self._query = query
        self._concepts = frozenset(concepts)
        self._names = frozenset(names)
        self._shelf = shelf

    def excerpt(self, solution: Solution, language: str) -> Excerpt:
        """The sentence with most marks in the reader's language, else in the one the solution is told in."""
        parts = [self.marked(t, language) for t in (solution.summary, solution.description)]
        sentences = [s for part in parts for s in _sentences(part)]
        return max(sentences, key=lambda s: len(s.marks), default=parts[0])

    def marked(self, text: Text, language: str) -> Excerpt:
        """A text with its marks."""
        told = text.best(language)
        stood = placed(told.text, told.language)
        asked = self._query.words.get(told.language, {})
        by_concept = {
            n
            for m in self._shelf.terms.mentions([t for t, _, _ in stood], told.language)
            if self._shelf.terms.ancestors(m.concept) & self._concepts
            for n in range(m.start, m.end)
        }
        marks = tuple(
            (start, end)
            for n, (token, start, end) in enumerate(stood)
            if token.is_content and (n in by_concept or self._is_asked(token, asked))
        )
        return Excerpt(composed(told.text), told.language, marks)

    def _is_asked(self, token: Token, asked: Iterable[str]) -> bool:
        return token.stem in asked or token.surface in self._names


def _sentences(whole: Excerpt) -> Iterable[Excerpt]:
    start = 0
    for stop in [n + 1 for n, c in enumerate(whole.text) if c in ".!?؟\n"] + [len(whole.text)]:
        piece = whole.text[start:stop]
        lead = len(piece) - len(piece.lstrip())
        if piece.strip():
            inside = tuple((a - start - lead, b - start - lead) for a, b in whole.marks if start <= a and b <= stop)
            yield Excerpt(piece.strip(), whole.language, inside)
        start = stop
