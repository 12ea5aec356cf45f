"""Two uncertain figures that go up and down together."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple, cast

from pydantic import Field, StringConstraints

from bybro.model.record import Id, Number, Record, Words
from bybro.model.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

Of = Literal["demand", "affected", "cost", "answer"]
_WRITTEN = r"^(?:(?:demand|affected|cost):[^\x00]+|answer:[^/\x00]+/[^/\x00]+(?:/[^\x00]+)?)$"


class Quantity(NamedTuple):
    """An uncertain figure of the dossier: the demand or the affected of a need, the cost of a solution, or the answer
    to an indicator of a city (maybe for one solution's site). `names`: the ids of these, in that order.
    """  # noqa: D205

    of: Of
    names: tuple[str, ...]

    @property
    def column(self) -> str:
        """The column of the joint sample that it is drawn from."""
        return " ".join(("holds" if self.of == "answer" else self.of, *self.names))


class Correlation(Record):
    """The rank correlation (Spearman) of two figures, as a person states it, and why.

    Each of `between` is written `demand:NEED`, `affected:NEED`, `cost:SOLUTION` or `answer:CITY/INDICATOR`, the last
    also with `/SOLUTION`. Without a row two figures are independent.
    """

    id: Id
    between: tuple[
        Annotated[str, StringConstraints(pattern=_WRITTEN)], Annotated[str, StringConstraints(pattern=_WRITTEN)]
    ]
    rank: Number = Field(gt=-1, lt=1)
    reason: Words
    sources: tuple[Source, ...] = ()

    @property
    def quantities(self) -> tuple[Quantity, Quantity]:
        """The two figures."""
        one, other = (_quantity(text) for text in self.between)
        return one, other

    @property
    def product_moment(self) -> float:
        """The correlation of the normal scores of two figures that have this rank correlation (Pearson 1907)."""
        return 2.0 * math.sin(math.pi * float(self.rank) / 6.0)


def _quantity(text: str) -> Quantity:
    of, _, rest = text.partition(":")
    return Quantity(cast("Of", of), tuple(rest.split("/", 2)) if of == "answer" else (rest,))


def go_together(correlations: Iterable[Correlation]) -> bool:
    """Whether there are figures with all these correlations at once: their matrix is positive definite."""
    import numpy as np  # noqa: PLC0415  (most dossiers have no correlation)

    pairs = [(one.column, other.column, c.product_moment) for c in correlations for one, other in [c.quantities]]
    names, matrix = matrix_of(pairs)
    return bool(not names or np.linalg.eigvalsh(matrix)[0] > _ROUND_OFF)


_ROUND_OFF = 1e-9


def matrix_of(pairs: Sequence[tuple[str, str, float]]) -> tuple[list[str], NDArray[np.float64]]:
    """The names of correlated figures and their matrix.

    Of a pair that nobody has told, two figures go together as far as a third that both go with says: the product along
    the strongest chain. On chains and trees that is the completion that assumes nothing more (of greatest entropy).
    """
    import numpy as np  # noqa: PLC0415

    told = {frozenset((one, other)): value for one, other, value in pairs}
    names = list(dict.fromkeys(name for one, other, _ in pairs for name in (one, other)))
    size = len(names)
    matrix = np.eye(size)
    free = np.ones((size, size), dtype=bool)
    for i in range(size):
        for j in range(i):
            value = told.get(frozenset((names[i], names[j])))
            if value is not None:
                matrix[i, j] = matrix[j, i] = value
                free[i, j] = free[j, i] = False
    for k in range(size):
        through = np.outer(matrix[:, k], matrix[k])
        stronger = free & (np.abs(through) > np.abs(matrix))
        matrix[stronger] = through[stronger]
    return names, matrix
