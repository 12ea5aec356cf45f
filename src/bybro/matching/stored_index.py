"""An index as named arrays, and back: what a folder of files holds (`bybro-index/1`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bybro.errors import UnreadableError
from bybro.matching.changing_index import ChangingIndex
from bybro.matching.large_index import LargeIndex
from bybro.matching.names import Names
from bybro.matching.postings import Postings, Statistics
from bybro.matching.token_lists import TokenLists

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

_TYPES = {
    "posting-scores": "float32",
    "posting-rows": "int32",
    "posting-starts": "int64",
    "rarity": "float32",
    "statistics": "float64",
    "document-tokens": "int32",
    "document-starts": "int64",
    "id-letters": "uint8",
    "id-starts": "int64",
    "id-marks": "uint64",
    "id-rows": "int32",
    "vocabulary-letters": "uint8",
    "vocabulary-starts": "int64",
    "vocabulary-marks": "uint64",
    "vocabulary-rows": "int32",
}
"""The parts and the type of each; `statistics` is the rarity of an unseen token, and the mean length."""


def parts(index: ChangingIndex, vocabulary: Names) -> dict[str, NDArray[np.generic]]:
    """The arrays of an index with all its changes in it (it is merged first where there are any)."""
    whole = index.merged() if index.changed else index
    posted, used = whole.base.postings, whole.base.statistics
    arrays: tuple[NDArray[np.generic], ...] = (
        *posted,
        used.rarity,
        np.array([used.unseen, used.mean_length]),
        *whole.documents,
        *whole.ids,
        *vocabulary,
    )
    return dict(zip(_TYPES, arrays, strict=True))


def assembled(found: Mapping[str, NDArray[np.generic]]) -> tuple[ChangingIndex, Names]:
    """The index and the vocabulary from the arrays of `parts`, none of them copied.

    Raises `UnreadableError` where an array is missing or of another type, or where they do not belong together.
    """
    for name, type_ in _TYPES.items():
        if name not in found or found[name].dtype != type_ or found[name].ndim != 1:
            raise _damaged(f'its part "{name}" is missing or of another type')
    scores, rows, starts, rarity, statistics, tokens, bounds, *names = (found[name] for name in _TYPES)
    ids, vocabulary = Names(*names[:4]), Names(*names[4:])  # type: ignore[arg-type]
    documents = TokenLists(tokens, bounds)  # type: ignore[arg-type]
    for name, edges, filled in (
        ("posting-starts", starts, (scores, rows)),
        ("document-starts", bounds, (tokens,)),
        ("id-starts", ids.starts, (ids.letters,)),
        ("vocabulary-starts", vocabulary.starts, (vocabulary.letters,)),
    ):
        if not len(edges) or edges[0] != 0 or any(edges[-1] != len(f) for f in filled):
            raise _damaged(f'its part "{name}" does not go with the others')
    if (
        documents.size != ids.size
        or len(statistics) != 2  # noqa: PLR2004 - see _TYPES
        or not len(rarity) == len(starts) - 1 <= vocabulary.size
        or any(len(n.marks) != n.size or len(n.rows) != n.size for n in (ids, vocabulary))
    ):
        raise _damaged("its parts are not of one index")
    if np.any(np.diff(starts) < 0) or (len(rows) and not 0 <= rows.min() <= rows.max() < documents.size):
        raise _damaged("a posting points outside it")  # compiled code would write where it points
    used = Statistics(rarity, float(statistics[0]), float(statistics[1]))  # type: ignore[arg-type]
    base = LargeIndex(Postings(scores, rows, starts), used, documents.size)  # type: ignore[arg-type]
    return ChangingIndex(base, documents, ids, len(rarity)), vocabulary


def _damaged(what: str) -> UnreadableError:
    return UnreadableError(f"The index cannot be used: {what}.", "Build it anew from the solutions.")
