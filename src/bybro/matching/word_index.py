"""The words of the solutions in one language, by BM25."""

from __future__ import annotations

from collections import Counter
from functools import cache, cached_property
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array

from bybro.lexicon.rarity import rarity
from bybro.lexicon.transliteration import BySound
from bybro.matching.background import background
from bybro.matching.postings import Postings, Statistics, posted
from bybro.matching.token_lists import TokenLists

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

_SPELT_ALIKE = 0.7
_MOST = 3
"""Words that one may stand for."""


class WordIndex:
    """BM25 over the documents of one language. Scores are told as the share of the query's weight they meet.

    How rare a word is, is judged over bybro's background texts and these documents together, so that a dossier
    of three solutions is read as one of three hundred. `names`: how names among the stems are spelt.
    """

    def __init__(self, bags: Sequence[Sequence[str]], language: str, names: Mapping[str, str] | None = None) -> None:
        self._bags = [list(bag) for bag in bags]
        self.lengths = np.array([len(b) for b in self._bags])
        self._names = names or {}
        self._alike: dict[str, list[str]] = {}
        self._idf: dict[str, float] = {}
        self._background = background()
        self._known = self._background.words.get(language, {})

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(s for bag in self._bags for s in set(bag))

    @cached_property
    def _size(self) -> int:
        return int(np.count_nonzero(self.lengths))

    @cached_property
    def _token(self) -> dict[str, int]:
        """The id of each stem; in one order on every run, since sums in another differ by a last bit."""
        return {stem: n for n, stem in enumerate(sorted(self._counts))}

    @cached_property
    def _postings(self) -> Postings:
        rarities = np.array([self.idf(stem) for stem in self._token], dtype=np.float32)
        statistics = Statistics(rarities, 0.0, float(self.lengths.mean()))
        documents = TokenLists.of([[self._token[stem] for stem in bag] for bag in self._bags])
        return posted(documents, len(self._token), statistics)[0]

    def __contains__(self, stem: str) -> bool:
        return stem in self._counts

    def idf(self, stem: str) -> float:
        """The weight of a stem: rare ones tell more (Lucene's form of the Robertson-Sparck Jones weight)."""
        found = self._idf.get(stem)
        if found is None:
            held = self._counts[stem] + self._known.get(stem, 0)
            found = self._idf[stem] = rarity(held, self._size + self._background.documents)
        return found

    def weighted(self) -> csr_array:
        """Which words stand in each document, rare ones weighing more: (documents, words)."""
        rows = np.repeat(np.arange(len(self._bags)), [len(set(bag)) for bag in self._bags])
        columns = [self._token[stem] for bag in self._bags for stem in sorted(set(bag))]
        weights = [self.idf(stem) for bag in self._bags for stem in sorted(set(bag))]
        return csr_array((weights, (rows, columns)), shape=(len(self._bags), len(self._token)))

    def scores(self, query: Mapping[str, float]) -> NDArray[np.float64]:
        """For each document the share of the query's weight that it meets, 0 to about 1 (1 + k1 at most)."""
        result = np.zeros(len(self._bags))
        total = sum(weight * self.idf(stem) for stem, weight in query.items())
        if not self._size or not total:
            return result
        told = self._postings
        for stem, weight in query.items():
            token = self._token.get(stem)
            if token is not None:
                part = slice(told.starts[token], told.starts[token + 1])
                result[told.rows[part]] += told.scores[part] * weight
        return result / total

    def similar(self, word: str) -> list[str]:
        """Stems of the index that are spelt alike (three-letter pieces, Dice 0.7 or more), at most three."""
        if word not in self._alike:
            pieces = _pieces(word)
            shared = Counter(chain.from_iterable(self._by_piece.get(p, ()) for p in pieces))
            # padded with a blank on each side, a word of n letters has n pieces; fewer than these are never enough
            least = _SPELT_ALIKE / 2 * len(pieces)
            alike = [(-2 * n / (len(pieces) + len(s)), s) for s, n in shared.items() if n > least]
            self._alike[word] = [s for dice, s in sorted(alike) if -dice >= _SPELT_ALIKE][:_MOST]
        return self._alike[word]

    def sounding(self, name: str) -> list[str]:
        """Stems of names that may be this one in the other alphabet, at most three."""
        return [self._stem_of[n] for n in self._by_sound.alike(name)][:_MOST]

    @cached_property
    def _stem_of(self) -> dict[str, str]:
        return {name: stem for stem, name in self._names.items()}

    @cached_property
    def _by_sound(self) -> BySound:
        return BySound(self._stem_of)

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
