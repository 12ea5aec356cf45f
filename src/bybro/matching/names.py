"""Names and their rows, both ways, in four arrays: ids of solutions, or the words of a vocabulary.

Made for files that are mapped into memory: a dictionary of a million names takes seconds to read, this takes none.
"""

from __future__ import annotations

import hashlib
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

_DIGEST = 8


class Names(NamedTuple):
    """Different names in their order: name n is the UTF-8 text `letters[starts[n]:starts[n + 1]]`.

    `marks` are the names' hashes (BLAKE2b, eight bytes) in rising order, and `rows` which name each belongs to.
    """

    letters: NDArray[np.uint8]
    starts: NDArray[np.int64]
    marks: NDArray[np.uint64]
    rows: NDArray[np.int32]

    @classmethod
    def of(cls, names: Sequence[str]) -> Names:
        """The names in their order; no two may be the same, as a later one would never be found."""
        written = [name.encode() for name in names]
        marks = _marks(written)
        rows = np.argsort(marks, kind="stable").astype(np.int32)
        starts = np.cumsum([0, *map(len, written)], dtype=np.int64)
        return cls(np.frombuffer(b"".join(written), dtype=np.uint8), starts, marks[rows], rows)

    @property
    def size(self) -> int:
        """How many names there are."""
        return len(self.starts) - 1

    def name(self, row: int) -> str:
        """The name of a row."""
        return self._written(row).decode()

    def at(self, rows: NDArray[np.int32]) -> list[str]:
        """The names of many rows."""
        letters = self.letters.data
        ends = zip(self.starts[rows].tolist(), self.starts[rows + 1].tolist(), strict=True)
        return [str(letters[a:b], "utf-8") for a, b in ends]

    def all(self) -> Iterator[str]:
        """All names in their order."""
        letters, starts = self.letters.tobytes(), self.starts.tolist()
        return (letters[a:b].decode() for a, b in pairwise(starts))

    def find(self, names: Sequence[str]) -> NDArray[np.int32]:
        """The row of each name, -1 for one that is not here."""
        written = [name.encode() for name in names]
        marks = _marks(written)
        first, last = np.searchsorted(self.marks, marks), np.searchsorted(self.marks, marks, side="right")
        found = [self._among(name, a, b) for name, a, b in zip(written, first.tolist(), last.tolist(), strict=True)]
        return np.array(found, dtype=np.int32)

    def _among(self, written: bytes, first: int, last: int) -> int:
        """Names with one hash are told apart by their letters."""
        return next((r for r in self.rows[first:last].tolist() if self._written(r) == written), -1)

    def _written(self, row: int) -> bytes:
        return self.letters[self.starts[row] : self.starts[row + 1]].tobytes()


class Vocabulary:
    """The id of each token: those of the stored vocabulary, and after them the ones met since."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._later: dict[str, int] = {}

    def __len__(self) -> int:
        return self._names.size + len(self._later)

    def ids(self, tokens: Sequence[str]) -> NDArray[np.int32]:
        """The id of each token, -1 for one that is not known: for queries."""
        known = self._names.find(tokens)
        for n in np.flatnonzero(known < 0).tolist():
            known[n] = self._later.get(tokens[n], -1)
        return known

    def learn(self, tokens: Sequence[str]) -> NDArray[np.int32]:
        """The id of each token, with ids for new ones: for documents."""
        known = self.ids(tokens)
        for n in np.flatnonzero(known < 0).tolist():
            known[n] = self._later.setdefault(tokens[n], len(self))
        return known

    def names(self) -> Names:
        """All tokens by their ids, to be stored."""
        return Names.of([*self._names.all(), *self._later]) if self._later else self._names


def _marks(names: Sequence[bytes]) -> NDArray[np.uint64]:
    digest = b"".join(hashlib.blake2b(name, digest_size=_DIGEST).digest() for name in names)
    return np.frombuffer(digest, dtype="<u8").astype(np.uint64)
