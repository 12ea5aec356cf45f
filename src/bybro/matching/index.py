"""The solutions' texts as an index: words by BM25 in each language, and concepts across languages."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

import bm25s
import numpy as np

from bybro.lexicon.analysis import tokens
from bybro.lexicon.languages import LANGUAGES
from bybro.matching.background import background, rarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from bybro.lexicon.analysis import Token
    from bybro.lexicon.concepts import Lexicon, Mention
    from bybro.model.solution import Solution
    from bybro.model.solution_class import SolutionClass

K1, B = 1.2, 0.75
"""BM25's constants (Robertson & Zaragoza 2009), as in the published comparisons."""

_WIDER = 0.5
"""What a concept passes on to each wider one."""
_SPELT_ALIKE = 0.7
_IN_HEAD, _IN_BODY = 1.0, 0.6
"""What a mention in title or summary counts, and one in the description."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text taken apart: its words and the concepts it speaks of."""

    language: str
    found: list[Token]
    mentions: list[Mention]

    @property
    def stems(self) -> list[str]:
        """The stems of its content words, in order."""
        return [t.stem for t in self.found if t.is_content]

    @property
    def concepts(self) -> frozenset[str]:
        """Ids of the concepts it speaks of."""
        return frozenset(m.concept for m in self.mentions)


def passage(text: str, language: str, lexicon: Lexicon) -> Passage:
    """Take a text apart."""
    found = tokens(text, language)
    return Passage(language, found, lexicon.mentions(found, language))


@dataclass(frozen=True, slots=True)
class Document:
    """A solution's texts in one language: what stands in its head (title, summary) and in its body."""

    head: Passage
    body: Passage


def agreed(told: Iterable[Passage]) -> dict[str, float]:
    """The concepts of a text told in several languages, each with the root of the share of languages that tell it.

    A homonym in one language (an hour and a meter are one word in Arabic) must not weigh like what all four say.
    """
    spoken = [p for p in told if p.found]
    counts = Counter(c for p in spoken for c in p.concepts)
    return {c: (n / len(spoken)) ** 0.5 for c, n in counts.items()}


class WordIndex:
    """BM25 over the documents of one language. Scores are told as the share of the query's weight they meet.

    How rare a word is, is judged over bybro's background texts and these documents together, so that a dossier
    of three solutions is read as one of three hundred.
    """

    def __init__(self, documents: Sequence[Document | None], language: str) -> None:
        self._bags = [[*d.head.stems, *d.body.stems] if d else [] for d in documents]
        self.lengths = np.array([len(b) for b in self._bags])
        self._alike: dict[str, list[str]] = {}
        self._background = background()
        self._known = self._background.words.get(language, {})

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(s for bag in self._bags for s in set(bag))

    @cached_property
    def _size(self) -> int:
        return int(np.count_nonzero(self.lengths))

    @cached_property
    def _engine(self) -> bm25s.BM25:
        engine = bm25s.BM25(method="lucene", k1=K1, b=B)
        engine.index(self._bags, show_progress=False)
        return engine

    def __contains__(self, stem: str) -> bool:
        return stem in self._counts

    def idf(self, stem: str) -> float:
        """The weight of a stem: rare ones tell more (Lucene's form of the Robertson-Sparck Jones weight)."""
        return rarity(self._counts[stem] + self._known.get(stem, 0), self._size + self._background.documents)

    def scores(self, query: Mapping[str, float]) -> NDArray[np.float64]:
        """For each document the share of the query's weight that it meets, 0 to about 1 (1 + k1 at most)."""
        result = np.zeros(len(self._bags))
        weights = {s: w * self.idf(s) for s, w in query.items()}
        total = sum(weights.values())
        if not self._size or not total:
            return result
        engine = self._engine
        data, rows, starts = (engine.scores[k] for k in ("data", "indices", "indptr"))
        for stem, weight in weights.items():
            token = engine.vocab_dict.get(stem)
            if token is None or stem not in self._counts:
                continue
            part = slice(starts[token], starts[token + 1])
            # bm25s has its own documents' rarity in its scores: it is taken out and the wider one put in
            result[rows[part]] += data[part] * (weight / rarity(self._counts[stem], len(self._bags)))
        return result / total

    def similar(self, word: str) -> list[str]:
        """Stems of the index that are spelt alike (three-letter pieces, Dice 0.7 or more), at most three."""
        if word not in self._alike:
            pieces = _pieces(word)
            shared = Counter(s for p in pieces for s in self._by_piece.get(p, ()))
            # padded with a blank on each side, a word of n letters has n pieces
            alike = [(2 * n / (len(pieces) + len(s)), s) for s, n in shared.items()]
            self._alike[word] = [s for dice, s in sorted(alike, key=lambda x: (-x[0], x[1])) if dice >= _SPELT_ALIKE][
                :3
            ]
        return self._alike[word]

    @cached_property
    def _by_piece(self) -> dict[str, list[str]]:
        index: dict[str, list[str]] = {}
        for stem in self._counts:
            for piece in _pieces(stem):
                index.setdefault(piece, []).append(stem)
        return index


@cache
def _pieces(word: str) -> frozenset[str]:
    padded = f" {word} "
    return frozenset(padded[i : i + 3] for i in range(len(padded) - 2))


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


class Corpus:
    """All solutions taken apart, once, for any number of needs."""

    def __init__(self, solutions: Sequence[Solution], classes: Mapping[str, SolutionClass], lexicon: Lexicon) -> None:
        self.solutions = tuple(solutions)
        self.lexicon = lexicon
        self._documents = {k: [_document(s, classes, k, lexicon) for s in self.solutions] for k in LANGUAGES}
        self.words = {k: WordIndex(self._documents[k], k) for k in LANGUAGES}

    @cached_property
    def concepts(self) -> ConceptIndex:
        """The concept index over all languages."""
        rows = [[d for k in LANGUAGES if (d := self._documents[k][n]) is not None] for n in range(len(self.solutions))]
        return ConceptIndex(rows, self.lexicon)

    def stems(self, row: int, language: str) -> frozenset[str]:
        """The stems of one solution in one language."""
        document = self._documents[language][row]
        return frozenset((*document.head.stems, *document.body.stems)) if document else frozenset()


def _document(
    solution: Solution, classes: Mapping[str, SolutionClass], language: str, lexicon: Lexicon
) -> Document | None:
    head = [t for text in (solution.title, solution.summary) if (t := text.get(language))]
    body = solution.description.get(language)
    if not head and not body:
        return None
    kind = classes.get(solution.class_ or "")
    head.append((kind.label.get(language) if kind else None) or "")
    return Document(passage("\n".join(head), language, lexicon), passage(body or "", language, lexicon))
