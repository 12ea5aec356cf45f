"""The joint sample: a column of uniform numbers for each uncertain quantity, by its name.

Each column is the scrambled base-2 Sobol sequence in one dimension, shuffled and scrambled by a hash of its
name (padding by Owen-scrambled shuffles: Burley 2020, Practical Hash-based Owen Scrambling, JCGT 9(4)).
So a column depends on nothing but its name and the seed: adding or editing a fact moves no other column.

Columns that somebody has correlated are mixed from the normal scores of their own (Iman & Conover 1982 in its normal
form): the first named of a group stays as it is, and what is in no group is not touched.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import ndtri

from bybro.errors import UsageError
from bybro.model.correlation import matrix_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from bybro.draws.distribution import Distribution

_U32 = np.uint32


class Draws:
    """A joint sample of `size` draws (rounded up to a power of two), the same for the same seed.

    `together`: pairs of columns by name, with the correlation of their normal scores; those not named are independent.
    """

    def __init__(self, size: int = 1024, seed: int = 2016, together: Sequence[tuple[str, str, float]] = ()) -> None:
        self.size = 1 << max(0, size - 1).bit_length()
        self.seed = seed
        self._mixed = _mixtures(together)
        self._places = _reversed(np.arange(self.size, dtype=_U32))
        self._columns: dict[str, NDArray[np.float64]] = {}
        self._figures: dict[tuple[str, Distribution], NDArray[np.float64]] = {}

    def column(self, name: str) -> NDArray[np.float64]:
        """Uniform numbers in (0, 1), shape (size,), one in each of `size` equal strata."""
        found = self._columns.get(name)
        if found is None:
            found = self._columns[name] = self._together(name) if name in self._mixed else self._made(name)
        return found

    def _together(self, name: str) -> NDArray[np.float64]:
        parts = self._mixed[name]
        if len(parts) == 1:
            return self._made(name)
        score = np.sum([weight * ndtri(self._made(part)) for part, weight in parts.items()], axis=0)
        # the strata are kept: the sample of each figure alone is as even as before
        even = np.empty(self.size)
        even[np.argsort(score, kind="stable")] = np.sort(self._made(name))
        return even

    def figure(self, name: str, known: Distribution) -> NDArray[np.float64]:
        """An uncertain figure in each draw, by the column of its name."""
        found = self._figures.get((name, known))
        if found is None:
            found = self._figures[name, known] = known.quantile(self.column(name))
        return found

    def simplex(self, name: str, parts: int) -> NDArray[np.float64]:
        """Points uniform on the simplex, shape (size, parts): exponential spacings of `parts` columns, normalised."""
        spacing = -np.log(np.stack([self.column(f"{name} {n}") for n in range(parts)], axis=1))
        return np.asarray(spacing / spacing.sum(axis=1, keepdims=True))

    def _made(self, name: str) -> NDArray[np.float64]:
        digest = hashlib.blake2b(f"{self.seed}\x00{name}".encode(), digest_size=16).digest()
        shuffle, scramble = ([int.from_bytes(digest[i + j : i + j + 4], "little") for j in (0, 4)] for i in (0, 8))
        # the shuffle maps the first `size` places onto an aligned block of the sequence, so the strata stay whole;
        # what one scramble turns round the next would turn back: both leave it out
        order = _reversed(_hashed(self._places, shuffle))
        point = _reversed(_hashed(order, scramble))
        return (point.astype(np.float64) + 0.5) / 2.0**32


def _reversed(x: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The bits of each number in the opposite order."""
    for shift, mask in ((1, 0x55555555), (2, 0x33333333), (4, 0x0F0F0F0F), (8, 0x00FF00FF)):
        m = _U32(mask)
        x = ((x >> _U32(shift)) & m) | ((x & m) << _U32(shift))
    return (x >> _U32(16)) | (x << _U32(16))


def _hashed(x: NDArray[np.uint32], seeds: Sequence[int]) -> NDArray[np.uint32]:
    """Owen's nested uniform scramble of numbers with reversed bits, by hash (Laine & Karras 2011, Vegdahl 2021)."""
    # one round has 32,768 multipliers: of 300 names two would share one, and could be correlated by 0.4
    for seed in seeds:
        s = _U32(seed)
        with np.errstate(over="ignore"):
            x = x ^ (x * _U32(0x3D20ADEA))
            x = x + s
            x = x * ((s >> _U32(16)) | _U32(1))
            x = x ^ (x * _U32(0x05526C56))
            x = x ^ (x * _U32(0x53A22864))
    return x


def _mixtures(together: Sequence[tuple[str, str, float]]) -> dict[str, dict[str, float]]:
    """For each correlated column the columns that its score is mixed from, with their weights (Cholesky's factor)."""
    names, matrix = matrix_of(together)
    try:
        factor = np.linalg.cholesky(matrix) if names else matrix
    except np.linalg.LinAlgError as fault:
        raise UsageError(
            "No figures have all these correlations at once.", "Bring some of them nearer to 0."
        ) from fault
    return {
        name: {names[k]: float(weight) for k, weight in enumerate(row) if weight}
        for name, row in zip(names, factor, strict=True)
    }
