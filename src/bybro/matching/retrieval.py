"""Relevance: a need's text against the solutions, calibrated so that 0.5 means a competent officer would look at it."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, get_args

import numpy as np

from bybro.lexicon.languages import LANGUAGES, detect
from bybro.matching.index import agreed, passage
from bybro.model.match import Ground
from bybro.model.text import Language, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from bybro.lexicon.analysis import Token
    from bybro.lexicon.concepts import Lexicon
    from bybro.matching.index import Corpus, Passage, WordIndex
    from bybro.model.need import Need

_TITLE, _BODY, _ALIKE = 2.0, 1.0, 0.5
"""What a word of a need's title counts, one of its description or of a told text, and one only spelt alike."""
_TREATS = 0.7
"""What a fault passes on to that which treats it."""
_GOOD_SHARE = 0.1
"""The share of a query's words that a good answer meets: less than this is not made much of, even if it is the best."""
_GROUNDS = 6
"""Grounds that are told."""
_TELLING = 2.0
"""A word is told as a ground where it is at least this rare: in about one text of eight or fewer."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: the words by language and the concepts, each with its weight, and the themes if told."""

    words: Mapping[str, Mapping[str, float]]
    concepts: Mapping[str, float]
    surfaces: Mapping[str, str]
    themes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Relevance:
    """How well one solution speaks to a need, and why."""

    score: float
    why: tuple[Ground, ...]


def query_of(need: Need, lexicon: Lexicon) -> Query:
    """A need as a query in every language it is told in; the means it wishes for is no ground."""
    wish = _wish(need, lexicon)
    parts = {
        language: (
            passage(need.title.get(language) or "", language, lexicon),
            _without(passage(need.description.get(language) or "", language, lexicon), wish, lexicon),
        )
        for language in LANGUAGES
        if need.title.get(language) or need.description.get(language)
    }
    return replace(_query(parts, lexicon), themes=frozenset(need.themes))


def query_of_text(text: str, language: str | None, lexicon: Lexicon) -> Query:
    """A search text as a query, in the language given or the one it seems to be in."""
    told = language or detect(text) or "en"
    return _query({told: (passage("", told, lexicon), passage(text, told, lexicon))}, lexicon)


def _wish(need: Need, lexicon: Lexicon) -> frozenset[str]:
    """The concepts and stems of the means a need asks for, less those of its title, which is its problem."""
    if need.wish is None:
        return frozenset()
    language = detect(need.wish) or "en"
    wished = passage(need.wish, language, lexicon)
    titles = [passage(need.title.get(k) or "", k, lexicon) for k in LANGUAGES]
    kept = {s for p in titles for s in p.stems} | {c for p in titles for c in p.concepts}
    return frozenset(set(wished.stems) | wished.concepts) - kept


def _without(text: Passage, wish: frozenset[str], lexicon: Lexicon) -> Passage:
    if not wish:
        return text
    gone = {n for m in text.mentions if m.concept in wish for n in range(m.start, m.end)}
    kept = [t for n, t in enumerate(text.found) if n not in gone and t.stem not in wish]
    return type(text)(text.language, kept, [m for m in lexicon.mentions(kept, text.language) if m.concept not in wish])


def _query(parts: Mapping[str, tuple[Passage, Passage]], lexicon: Lexicon) -> Query:
    words: dict[str, dict[str, float]] = {}
    surfaces: dict[str, str] = {}
    for language, (title, body) in parts.items():
        bag: dict[str, float] = {}
        for part, value in ((body, _BODY), (title, _TITLE)):
            for token in filter(_is_content, part.found):
                bag[token.stem] = bag.get(token.stem, 0.0) + value
                surfaces.setdefault(token.stem, token.surface)
        words[language] = bag
    concepts: dict[str, float] = {}
    for told, value in (([b for _, b in parts.values()], _BODY), ([t for t, _ in parts.values()], _TITLE)):
        for concept, share in agreed(told).items():
            concepts[concept] = max(concepts.get(concept, 0.0), value * share)
    top = max(concepts.values(), default=1.0)
    return Query(words, _treated({c: v / top for c, v in concepts.items()}, lexicon), surfaces)


def _is_content(token: Token) -> bool:
    return token.is_content


def _treated(concepts: Mapping[str, float], lexicon: Lexicon) -> dict[str, float]:
    """The concepts asked for, with what treats each fault among them."""
    found = dict(concepts)
    for concept, value in concepts.items():
        known = lexicon.concepts.get(concept)
        for treatment in known.treated_by if known else ():
            found[treatment] = max(found.get(treatment, 0.0), value * _TREATS)
    return found


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
