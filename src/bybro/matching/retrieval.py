"""Relevance: a need's text against the solutions, calibrated so that 0.5 means a competent officer would look at it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, get_args

import numpy as np

from bybro.lexicon.languages import LANGUAGES
from bybro.lexicon.packaged import FIELD, PLAIN
from bybro.lexicon.stemming import known_stems
from bybro.matching.dense import Dense
from bybro.model.match import Ground
from bybro.model.text import Language, Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from bybro.lexicon.concepts import Lexicon
    from bybro.matching.corpus import Corpus
    from bybro.matching.dense import Encoder
    from bybro.matching.query import Query
    from bybro.matching.word_index import WordIndex

_NEVER = 1e-6
"""Nearer to never or always than this no relevance is."""
_ALIKE = 0.5
"""What a word counts that is only spelt alike."""
_GOOD_SHARE = 0.1
"""The share of a query's words that a good answer meets: less than this is not made much of, even if it is the best."""
_GROUNDS = 6
"""Grounds that are told."""
_TELLING = 2.0
"""A word is told as a ground where it is at least this rare: in about one text of eight or fewer."""


FEATURES = (
    "words",
    "concepts",
    "words with concepts",
    "best concept",
    "plain words",
    "near themes",
    "clear case",
    "told themes",
)
"""What is known of a need and a solution.

The words met, against the best of all solutions; the cosine of the concepts; the geometric mean of that and of the
share of the query's words met; the most telling shared concept; the cosine of the plain words in any language; how
alike the themes are that the concepts lie in; how clearly the need is one of the field at all; the share of the
need's own themes.
"""

OWN = {"with_themes": 0.85, "text_only": 0.5}
"""What a solution's own relevance counts beside that of its like: a text by itself tells less surely what it is about.

Chosen by the likelihood of the grades (benchmarks/fit_relevance).
"""
GROUND = [FEATURES.index(name) for name in ("words", "concepts", "plain words")]
"""Without any of these a solution has nothing in common with a need that could be told, and is not found."""


@dataclass(frozen=True, slots=True)
class Relevance:
    """How well one solution speaks to a need, and why."""

    score: float
    why: tuple[Ground, ...]


class Retriever:
    """Scores any need against the solutions of a corpus."""

    def __init__(self, corpus: Corpus, encoder: Encoder | None = None) -> None:
        self.corpus = corpus
        self._dense = Dense(corpus.solutions, encoder) if encoder and corpus.solutions else None

    def features(self, query: Query) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
        """For each solution its features (`FEATURES`), and whether it shares a language with the query."""
        words, shared = self._words(query)
        told = {
            name: index.scores(index.widened_all(query.concepts[name])) for name, index in self.corpus.concepts.items()
        }
        cosine, best = told[FIELD]
        for name, (other, _) in told.items():
            if name not in {FIELD, PLAIN}:
                cosine = np.maximum(cosine, other)
        plain = told[PLAIN][0]
        most = max(float(words.max(initial=0.0)), _GOOD_SHARE)
        both = np.sqrt(np.maximum(words, 0.0) * np.maximum(cosine, 0.0))
        themes = np.array([len(query.themes.intersection(s.themes)) for s in self.corpus.solutions], dtype=float)
        clear = np.full(len(themes), query.strength)
        near = self.corpus.themes.scores(query.concepts[FIELD])
        found = (words / most, cosine, both, best, plain, near, clear, themes / max(1, len(query.themes)))
        return np.stack(found, axis=1), shared

    def scores(self, query: Query) -> NDArray[np.float64]:
        """The calibrated relevance of each solution; what shares neither word nor concept has none."""
        features, shared = self.features(query)
        told = "with_themes" if query.themes else "text_only"
        settings = [f"{languages}_{told}" for languages in ("same_language", "across_languages")]
        same, across = (np.array(calibration()[k]) for k in settings)
        logit = np.where(shared, features @ same[1:] + same[0], features @ across[1:] + across[0])
        silent = ~features[:, GROUND].any(axis=1)
        alone = np.where(silent, 0.0, chance_of(logit))
        together = self.corpus.neighbours.smoothed(alone, OWN[told])
        sure, less = (calibrated(together, calibration()[f"level_{k}"]) for k in settings)
        found = np.where(shared, sure, less)
        near = self.near(query)
        if near is not None:
            found = with_dense(found, near, calibration()[f"dense_{told}"])
        return np.where(silent, 0.0, found)

    def near(self, query: Query) -> NDArray[np.float64] | None:
        """How near a language model sees each solution, in standard deviations; None without one."""
        return self._dense.scores(query.told) if self._dense else None

    def why(self, query: Query, row: int) -> tuple[Ground, ...]:
        """Why a solution was found: the concepts it shares with the query, then the words."""
        found = [
            Ground("concept", c, _label(lexicon, c, None if name == FIELD else name))
            for name, lexicon in self.corpus.shelf
            if name != PLAIN
            for c in lexicon.narrowest(self.corpus.concepts[name].shared(query.concepts[name], row))
        ][:_GROUNDS]
        words = self._shared_words(query, row)
        return (*found, *(Ground("word", w, None) for w in words[: _GROUNDS - len(found)]))

    def _words(self, query: Query) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
        """The word score in the shared language in which a solution says most, else across languages by spelling."""
        size = len(self.corpus.solutions)
        best, longest = np.zeros(size), np.zeros(size)
        for language, index in self.corpus.words.items():
            own = query.words.get(language)
            if own:
                score = index.scores(_with_alike(own, index, query.surfaces))
                better = index.lengths > longest
                best, longest = np.where(better, score, best), np.maximum(longest, index.lengths)
        shared = longest > 0
        return (best if shared.all() else np.where(shared, best, self._by_spelling(query))), shared

    def _by_spelling(self, query: Query) -> NDArray[np.float64]:
        """The word score where no language is shared: cognates and names, in Latin letters."""
        across = np.zeros(len(self.corpus.solutions))
        for language, index in self.corpus.words.items():
            foreign = {s: w for other, bag in query.words.items() if other != language for s, w in bag.items()}
            if foreign:
                across = np.maximum(across, index.scores(_with_alike(foreign, index, query.surfaces)))
        return across

    def _shared_words(self, query: Query, row: int) -> list[str]:
        """The telling words of the first language in which any is shared: four languages would say it four times."""
        for language in LANGUAGES:
            index = self.corpus.words[language]
            here = self.corpus.stems(row, language)
            found: dict[str, float] = {}
            for stem, weight in query.words.get(language, {}).items():
                if stem in here and index.idf(stem) >= _TELLING:
                    # a compound and its parts stand under one word
                    word = query.surfaces[stem]
                    found[word] = max(found.get(word, 0.0), weight * index.idf(stem))
            if found:
                return sorted(found, key=lambda w: (-found[w], w))
        return []


def _with_alike(bag: Mapping[str, float], index: WordIndex, surfaces: Mapping[str, str]) -> dict[str, float]:
    """The words, and for each one the corpus does not have those spelt alike; a name also in the other alphabet."""
    found = dict(bag)
    for stem, weight in bag.items():
        if stem not in index:
            sounding = () if any(stem in known_stems(k) for k in LANGUAGES) else index.sounding(surfaces[stem])
            for other in (*index.similar(stem), *sounding):
                found.setdefault(other, weight * _ALIKE)
    return found


def _label(lexicon: Lexicon, concept: str, thesaurus: str | None) -> Text:
    """The concept's labels; one of a thesaurus that was loaded beside says so."""
    known = lexicon.concepts[concept].labels
    source = f" ({thesaurus})" if thesaurus else ""
    return Text({k: known[k] + source for k in get_args(Language) if k in known})


def calibrated(relevance: NDArray[np.float64], level: Sequence[float]) -> NDArray[np.float64]:
    """The chance that a competent officer would look (Platt 1999), from a relevance that tells the order only."""
    return chance_of(level[0] + level[1] * logit_of(relevance))


def with_dense(
    relevance: NDArray[np.float64], near: NDArray[np.float64], weights: Sequence[float]
) -> NDArray[np.float64]:
    """The chance that a competent officer would look, from relevance and from how near a language model sees it."""
    return chance_of(weights[0] + weights[1] * logit_of(relevance) + weights[2] * near)


def logit_of(chance: NDArray[np.float64]) -> NDArray[np.float64]:
    """The log of the odds, bounded where a chance is 0 or 1."""
    sure = np.clip(chance, _NEVER, 1.0 - _NEVER)
    return np.asarray(np.log(sure / (1.0 - sure)))


def chance_of(logit: NDArray[np.float64]) -> NDArray[np.float64]:
    """The chance with these log odds."""
    return np.asarray(1.0 / (1.0 + np.exp(-logit)))


@cache
def calibration() -> dict[str, list[float]]:
    """The weights of the features (intercept first), with their provenance beside them in relevance.json."""
    text = files("bybro.matching").joinpath("relevance.json").read_text(encoding="utf-8")
    weights: dict[str, list[float]] = json.loads(text)["weights"]
    return weights
