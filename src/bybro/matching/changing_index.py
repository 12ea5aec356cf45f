"""An index that solutions come into and leave one by one, without being built anew each time."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from bybro.errors import UnknownRecordError, UsageError
from bybro.matching.large_index import LargeIndex
from bybro.matching.names import Names
from bybro.matching.strongest import Hits, together
from bybro.matching.token_lists import TokenLists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from bybro.matching.large_index import Queries

DUE = 0.02
"""The share of changed documents from which the two indexes should be merged."""


class ChangingIndex:
    """A large index, a small one of what was added since, and the rows that are gone.

    A replaced document is one that is gone and one that was added. Until the merge both indexes score by the statistics
    of the large one as it was built (number of documents, mean length, how many hold each token; a token it never saw
    counts as the rarest), so that their scores can be compared. After the merge all is as in a fresh index over the
    documents in their order: those of the large index that stayed, then the added ones in the order of their coming.
    """

    def __init__(self, base: LargeIndex, documents: TokenLists, ids: Names, tokens: int) -> None:
        self.base = base
        self.documents = documents
        self.ids = ids
        self.tokens = tokens
        self._gone: set[int] = set()
        self._added: dict[str, NDArray[np.int32]] = {}
        self._small: LargeIndex | None = None
        self._small_ids: tuple[str, ...] = ()

    @classmethod
    def over(cls, documents: TokenLists, ids: Sequence[str], tokens: int) -> ChangingIndex:
        """The index of documents, each with an id of its own, whose token ids are below `tokens`.

        Raises `UsageError` where there are not as many different ids as documents, or for a token id beyond.
        """
        if len(ids) != documents.size or len(set(ids)) != len(ids):
            raise UsageError("Documents and ids do not go together.", "Give each document an id of its own.")
        return cls(LargeIndex.over(documents, tokens), documents, Names.of(ids), tokens)

    def __len__(self) -> int:
        return self.base.size - len(self._gone) + len(self._added)

    def __contains__(self, name: str) -> bool:
        return name in self._added or self._row(name) is not None

    @property
    def changed(self) -> float:
        """The share of documents that came or went since the last merge: of the large index, 0 to any number."""
        return (len(self._gone) + len(self._added)) / max(1, self.base.size)

    @property
    def due(self) -> bool:
        """Whether it is time to merge."""
        return self.changed >= DUE

    def put(self, name: str, tokens: Sequence[int] | NDArray[np.int32]) -> None:
        """Add a document, or put it in the place of the one with its id; it then stands last.

        Raises `UsageError` for a token id below 0; one that is new is welcome.
        """
        if np.min(tokens, initial=0) < 0:
            raise UsageError(f'A token of "{name}" has an id below 0.', "Let the vocabulary learn its words first.")
        if name in self:
            self.remove(name)
        self._added[name] = np.asarray(tokens, dtype=np.int32)
        self._small = None

    def remove(self, name: str) -> None:
        """Take a document out. Raises `UnknownRecordError` where there is none of that id."""
        if name in self._added:
            del self._added[name]
            self._small = None
            return
        row = self._row(name)
        if row is None:
            raise UnknownRecordError(f'The index has no "{name}".', "Look the id up among the solutions.")
        self._gone.add(row)

    def top(self, queries: Queries, wanted: int, threads: int = 1) -> tuple[list[list[str]], Hits]:
        """For each query the ids of the `wanted` best documents, and their rows and scores.

        The rows are those of the large index, and after them those of the added documents.
        """
        gone = np.fromiter(sorted(self._gone), dtype=np.int32, count=len(self._gone))
        hits = self.base.top(queries, wanted, threads, gone if len(gone) else None)
        if self._added:
            rows, scores = self._added_index().top(queries, wanted)
            hits = together(hits, Hits(np.where(rows < 0, rows, rows + self.base.size), scores), wanted)
        return self._ids(hits.rows), hits

    def merged(self) -> ChangingIndex:
        """One index over all that is there now; this one stays as it is, and can answer meanwhile."""
        kept = np.ones(self.base.size, dtype=bool)
        kept[list(self._gone)] = False
        added = TokenLists.of(list(self._added.values()))
        ids = [name for name, stays in zip(self.ids.all(), kept.tolist(), strict=True) if stays]
        tokens = max(self.tokens, int(added.tokens.max(initial=-1)) + 1)
        return ChangingIndex.over(self.documents.only(kept).followed_by(added), [*ids, *self._added], tokens)

    def _row(self, name: str) -> int | None:
        row = int(self.ids.find([name])[0])
        return None if row < 0 or row in self._gone else row

    def _ids(self, rows: NDArray[np.int32]) -> list[list[str]]:
        found = rows[rows >= 0]
        of_base = found < self.base.size
        base = iter(self.ids.at(found[of_base]))
        names = [next(base) if r < self.base.size else self._small_ids[r - self.base.size] for r in found.tolist()]
        ends = np.cumsum([0, *np.count_nonzero(rows >= 0, axis=1)]).tolist()
        return [names[a:b] for a, b in pairwise(ends)]

    def _added_index(self) -> LargeIndex:
        if self._small is None:
            added = TokenLists.of(list(self._added.values()))
            tokens = max(self.tokens, int(added.tokens.max(initial=-1)) + 1)
            self._small = LargeIndex.over(added, tokens, self.base.statistics)
            self._small_ids = tuple(self._added)
        return self._small
