"""Relevance: a need's text against the solutions, calibrated so that 0.5 means a competent officer would look at it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, get_args

import numpy as np

from bybro.model.match import Ground
from bybro.model.text import Language, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from bybro.lexicon.concepts import Lexicon
    from bybro.matching.corpus import Corpus
    from bybro.matching.query import Query
    from bybro.matching.word_index import WordIndex

_ALIKE = 0.5
"""What a word counts that is only spelt alike."""
_GOOD_SHARE = 0.1
"""The share of a query's words that a good answer meets: less than this is not made much of, even if it is the best."""
_GROUNDS = 6
"""Grounds that are told."""
_TELLING = 2.0
"""A word is told as a ground where it is at least this rare: in about one text of eight or fewer."""


@dataclass(frozen=True, slots=True)
class Relevance:
    """How well one solution speaks to a need, and why."""

    score: float
    why: tuple[Ground, ...]


class Retriever:
    """Scores any need against the solutions of a corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def features(self, query: Query) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
        """For each solution its features, and whether it shares a language with the query.

        Features: the words met, against the best of all solutions; the cosine of the concepts; the geometric mean
        of that and of the share of the query's words met; the share of the query's themes.
        """
        words, shared = self._words(query)
        cosine = self._corpus.concepts.scores(self._widened(query))
        themes = np.array([len(query.themes.intersection(s.themes)) for s in self._corpus.solutions], dtype=float)
        best = max(float(words.max(initial=0.0)), _GOOD_SHARE)
        both = np.sqrt(np.maximum(words, 0.0) * np.maximum(cosine, 0.0))
        return np.stack([words / best, cosine, both, themes / max(1, len(query.themes))], axis=1), shared

    def scores(self, query: Query) -> NDArray[np.float64]:
        """The calibrated relevance of each solution; what shares neither word nor concept has none."""
        features, shared = self.features(query)
        told = "with_themes" if query.themes else "text_only"
        same, across = (np.array(calibration()[k]) for k in (f"same_language_{told}", f"across_languages_{told}"))
        logit = np.where(shared, features @ same[1:] + same[0], features @ across[1:] + across[0])
        silent = ~features[:, :2].any(axis=1)
        return np.where(silent, 0.0, 1.0 / (1.0 + np.exp(-logit)))

    def why(self, query: Query, row: int) -> tuple[Ground, ...]:
        """Why a solution was found: the concepts it shares with the query, then the words."""
        lexicon = self._corpus.lexicon
        narrow = lexicon.narrowest(self._corpus.concepts.shared(query.concepts, row))
        found = [Ground("concept", c, _label(lexicon, c)) for c in narrow[:_GROUNDS]]
        words = self._shared_words(query, row)
        return (*found, *(Ground("word", w, None) for w in words[: _GROUNDS - len(found)]))

    def _widened(self, query: Query) -> dict[str, float]:
        found: dict[str, float] = {}
        for concept, value in query.concepts.items():
            for name, passed in self._corpus.concepts.widened(concept, value).items():
                found[name] = max(found.get(name, 0.0), passed)
        return found

    def _words(self, query: Query) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
        """The word score in the shared language in which a solution says most, else across languages by spelling."""
        size = len(self._corpus.solutions)
        best, longest = np.zeros(size), np.zeros(size)
        for language, index in self._corpus.words.items():
            own = query.words.get(language)
            if own:
                score = index.scores(_with_alike(own, index))
                better = index.lengths > longest
                best, longest = np.where(better, score, best), np.maximum(longest, index.lengths)
        shared = longest > 0
        return (best if shared.all() else np.where(shared, best, self._by_spelling(query))), shared

    def _by_spelling(self, query: Query) -> NDArray[np.float64]:
        """The word score where no language is shared: cognates and names, in Latin letters."""
        across = np.zeros(len(self._corpus.solutions))
        for language, index in self._corpus.words.items():
            foreign = {s: w for other, bag in query.words.items() if other != language for s, w in bag.items()}
            if foreign and language != "ar":
                across = np.maximum(across, index.scores(_with_alike(foreign, index)))
        return across

    def _shared_words(self, query: Query, row: int) -> list[str]:
        found: list[tuple[float, str]] = []
        for language, bag in query.words.items():
            index = self._corpus.words[language]
            here = self._corpus.stems(row, language)
            found.extend(
                (w * index.idf(s), query.surfaces[s]) for s, w in bag.items() if s in here and index.idf(s) >= _TELLING
            )
        return [w for _, w in sorted(set(found), key=lambda x: (-x[0], x[1]))]


def _with_alike(bag: Mapping[str, float], index: WordIndex) -> dict[str, float]:
    """The words, and for each one the corpus does not have those spelt alike."""
    found = dict(bag)
    for stem, weight in bag.items():
        if stem not in index:
            for other in index.similar(stem):
                found.setdefault(other, weight * _ALIKE)
    return found


def _label(lexicon: Lexicon, concept: str) -> Text:
    known = lexicon.concepts[concept].labels
    return Text({k: known[k] for k in get_args(Language) if k in known})


@cache
def calibration() -> dict[str, list[float]]:
    """The weights of the features (intercept first), with their provenance beside them in relevance.json."""
    text = files("bybro.matching").joinpath("relevance.json").read_text(encoding="utf-8")
    weights: dict[str, list[float]] = json.loads(text)["weights"]
    return weights
