"""SMAA-2: how firm a ranking is, when values and weights are uncertain (Lahdelma & Salminen 2001)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bybro.decision.free_weights import drawn_weights
from bybro.draws.sample import Draws
from bybro.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import ArrayLike, NDArray

SCRAMBLES = 8
"""Independent parts of the sample; their spread is the error of the whole."""
_PAIRS = 1 << 24
"""Comparisons that all confidence factors may take: with 200 alternatives 400 draws of values, with 40 all 10,000."""
_THREADS = 2
_BLOCK = 1024
"""Draws that are ranked at a time."""
_WORTH_THREADS = 100_000
"""Utilities from which a second thread saves time."""


@dataclass(frozen=True)
class Smaa:
    """What SMAA-2 says of each alternative.

    `rank_acceptability` (alternatives, ranks): the share of draws in which it has the rank; rows and columns sum to 1.
    `standard_error`, of the same shape: the Monte Carlo error, from independent scrambles. `central_weights`
    (alternatives, criteria): the mean weights that make it first, and `confidence` (alternatives,): how surely it is
    first with them; both NaN where it never is.
    """

    rank_acceptability: NDArray[np.float64]
    standard_error: NDArray[np.float64]
    central_weights: NDArray[np.float64]
    confidence: NDArray[np.float64]
    utilities: NDArray[np.float64]
    """(draws, alternatives): the weighted sum in each draw."""

    @property
    def expected_rank(self) -> NDArray[np.float64]:
        """(alternatives,): the mean rank, from 1."""
        return np.asarray(self.rank_acceptability @ np.arange(1.0, len(self.rank_acceptability) + 1.0))

    @property
    def holistic_acceptability(self) -> NDArray[np.float64]:
        """(alternatives,): all ranks in one figure, with the rank-order centroid as weights; 1 for a sure first."""
        size = len(self.rank_acceptability)
        centroid = np.cumsum(1.0 / np.arange(size, 0.0, -1.0))[::-1] / size
        return np.asarray(self.rank_acceptability @ (centroid / centroid[0]))

    @cached_property
    def pairwise_winning(self) -> NDArray[np.float64]:
        """(alternatives, alternatives): the share of draws in which the first beats the second; a tie counts half."""
        size = self.utilities.shape[1]
        won = np.zeros((size, size))
        for first in range(size):
            own = self.utilities[:, first, None]
            won[first] = (own > self.utilities).mean(axis=0) + 0.5 * (own == self.utilities).mean(axis=0)
        return won


def smaa2(
    values: ArrayLike,
    *,
    weights: ArrayLike | None = None,
    order: Sequence[int] | None = None,
    draws: int = 10_000,
    seed: int = 0,
) -> Smaa:
    """Rank alternatives whose values and weights are uncertain, by simulation.

    `values` (alternatives, criteria), or (draws, alternatives, criteria), and `draws` is left out: higher is better, on
    one common scale, never rescaled. NaN is a value nobody knows, uniform on [0, 1]. `weights` by column: None is free
    on the simplex, (criteria,) exact, (criteria, 2) bounds; or `order`: columns, the most important first. `draws` is
    rounded up to a power of two. The sample is scrambled Sobol; k tied alternatives share their k ranks equally.

    Raises `UsageError` for values of another shape, infinite, or outside [0, 1] beside unknown ones, and for weights
    that cannot be met.
    """
    told = _checked(np.asarray(values, dtype=np.float64))
    size = told.shape[0] if told.ndim == _DRAWN else Draws(max(draws, SCRAMBLES), seed).size
    parts, samples = _parts(size), _samples(size, seed)
    drawn = in_parts(lambda sample: drawn_weights(told.shape[-1], weights, order, sample), size=size, seed=seed)
    known = _filled(told, samples, parts)
    ranking = rank(known, drawn)
    total = ranking.firsts[:, None]
    with np.errstate(invalid="ignore", divide="ignore"):
        central = np.where(total > 0, ranking.first_weights / total, np.nan)
    return Smaa(
        ranking.acceptability,
        ranking.standard_error,
        central,
        _confidence(known, central),
        ranking.utilities,
    )


class Ranking(NamedTuple):
    """How often each alternative has each rank, with its error, and the Monte Carlo error of its mean rank.

    `utilities` (draws, alternatives). `firsts` (alternatives,): the draws in which each is first; `first_weights`
    (alternatives, criteria): the weights of these draws, summed. Who shares a first place has a part of the draw.
    """

    acceptability: NDArray[np.float64]
    standard_error: NDArray[np.float64]
    expected_rank_error: NDArray[np.float64]
    utilities: NDArray[np.float64]
    firsts: NDArray[np.float64]
    first_weights: NDArray[np.float64]


def in_parts(draw: Callable[[Draws], NDArray[np.float64]], *, size: int, seed: int) -> NDArray[np.float64]:
    """What `draw` gives for `size` draws, in independent scrambles one after the other."""
    pairs = zip(_samples(size, seed), _parts(size), strict=True)
    return np.concatenate([draw(sample)[: part.stop - part.start] for sample, part in pairs])


def rank(
    values: NDArray[np.float64], drawn: NDArray[np.float64], moving: Mapping[int, NDArray[np.float64]] | None = None
) -> Ranking:
    """Rank alternatives by ready values, (alternatives, criteria) or with draws before, and weights by draw.

    `moving`: columns of criteria that differ from draw to draw where the others do not, (draws, alternatives) each;
    what `values` holds of them does not count.
    """
    size, alternatives = len(drawn), values.shape[-2]
    parts = _parts(size)
    utilities = np.empty((size, alternatives))
    counts = np.zeros((SCRAMBLES, alternatives, alternatives))
    first = np.zeros((SCRAMBLES, alternatives, 1 + drawn.shape[1]))
    still = np.array([column not in (moving or {}) for column in range(values.shape[-1])])

    def work(begin: int, end: int) -> None:
        rows = slice(parts[begin].start, parts[end - 1].stop)
        utilities[rows] = _weighted(values[rows] if values.ndim == _DRAWN else values, drawn[rows] * still)
        for column, cells in (moving or {}).items():
            utilities[rows] += drawn[rows, column, None] * cells[rows]
        lengths = [p.stop - p.start for p in parts[begin:end]]
        counts[begin:end], first[begin] = _ranked(utilities[rows], drawn[rows], lengths)

    if size * alternatives >= _WORTH_THREADS:
        with ThreadPoolExecutor(_THREADS) as pool:
            list(pool.map(work, range(SCRAMBLES), range(1, SCRAMBLES + 1)))
    else:
        work(0, SCRAMBLES)
    by_part = counts / np.array([p.stop - p.start for p in parts], dtype=float)[:, None, None]
    error = by_part.std(axis=0, ddof=1) / np.sqrt(SCRAMBLES)
    mean_rank = by_part @ np.arange(1.0, alternatives + 1.0)
    rank_error = mean_rank.std(axis=0, ddof=1) / np.sqrt(SCRAMBLES)
    firsts = first.sum(axis=0)
    return Ranking(counts.sum(axis=0) / size, error, rank_error, utilities, firsts[:, 0], firsts[:, 1:])


def _parts(size: int) -> list[slice]:
    return [slice(n * size // SCRAMBLES, (n + 1) * size // SCRAMBLES) for n in range(SCRAMBLES)]


def _samples(size: int, seed: int) -> list[Draws]:
    return [Draws(p.stop - p.start, _seed_of(seed, n)) for n, p in enumerate(_parts(size))]


_DRAWN = 3


def _checked(values: NDArray[np.float64]) -> NDArray[np.float64]:
    if values.ndim not in {2, _DRAWN} or 0 in values.shape:
        raise UsageError(
            f"Values of shape {values.shape} cannot be ranked.",
            "Give (alternatives, criteria), or (draws, alternatives, criteria), none of them empty.",
        )
    if values.ndim == _DRAWN and values.shape[0] < SCRAMBLES:
        raise UsageError(f"{values.shape[0]} draws are too few.", f"Give {SCRAMBLES} or more, or values without draws.")
    if np.isfinite(values.sum()):
        return values
    unknown = np.isnan(values)
    if np.isinf(values).any():
        raise UsageError("A value is infinite.", "Give finite values, and NaN for what is unknown.")
    if unknown.any() and ((values < 0) | (values > 1)).any():
        raise UsageError(
            "Some values are unknown and others lie outside 0 to 1, so nothing can be assumed of the unknown ones.",
            "Bring all criteria to the scale 0 to 1.",
        )
    return values


def _seed_of(seed: int, part: int) -> int:
    return seed * SCRAMBLES + part


def _filled(values: NDArray[np.float64], samples: Sequence[Draws], parts: Sequence[slice]) -> NDArray[np.float64]:
    """The values with a uniform number for each unknown one, its own in every cell."""
    if np.isfinite(values.sum()):
        return values
    unknown = np.isnan(values)
    size = parts[-1].stop
    filled = np.array(np.broadcast_to(values, (size, *values.shape[-2:])))
    cells = np.argwhere(unknown if unknown.ndim == 2 else unknown.any(axis=0))  # noqa: PLR2004 alternatives, criteria
    for alternative, criterion in cells.tolist():
        name = f"unknown {alternative} {criterion}"
        column = np.concatenate([s.column(name)[: p.stop - p.start] for s, p in zip(samples, parts, strict=True)])
        cell = filled[:, alternative, criterion]
        filled[:, alternative, criterion] = np.where(np.isnan(cell), column, cell)
    return filled


def _weighted(values: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """(draws, alternatives): the weighted sums."""
    if values.ndim == _DRAWN:
        return np.asarray(np.matmul(values, weights[:, :, None])[:, :, 0])
    return np.asarray(weights @ values.T)


def _ranked(
    utilities: NDArray[np.float64], drawn: NDArray[np.float64], parts: Sequence[int]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How often each alternative has each rank in parts of so many draws; how often it is first, and with what weights.

    Draw by block of draws, so that what is worked on stays near the processor.
    """
    draws, size = utilities.shape
    shape = (len(parts), size, size)
    counts = np.zeros(shape)
    first = np.zeros((size, 1 + drawn.shape[1]))
    part = np.repeat(np.arange(len(parts)), parts)
    for begin in range(0, draws, _BLOCK):
        rows = slice(begin, begin + _BLOCK)
        keys, mask = _keys(utilities[rows])
        tied = np.less_equal(keys[:, 1:] ^ keys[:, :-1], np.uint64(mask)).any(axis=1)
        order = keys.view(np.int64)
        order &= mask
        weights, block = drawn[rows], part[rows]
        if tied.any():
            exact = np.argsort(-utilities[rows][tied], axis=1)
            values = np.take_along_axis(utilities[rows][tied], exact, axis=1)
            shared, firsts = _shared(exact, values, block[tied], len(parts))
            counts += shared
            first += np.column_stack([firsts.sum(axis=0), firsts.T @ weights[tied]])
            order, weights, block = order[~tied], weights[~tied], block[~tied]
        leaders = order[:, 0].copy()
        first[:, 0] += np.bincount(leaders, minlength=size)
        for column, weight in enumerate(weights.T, 1):
            first[:, column] += np.bincount(leaders, weight, minlength=size)
        order *= size
        order += np.arange(size)
        if len(parts) > 1:
            order += block[:, None] * (size * size)
        counts += np.bincount(order.ravel(), minlength=counts.size).reshape(shape)
    return counts, first


def _keys(utilities: NDArray[np.float64]) -> tuple[NDArray[np.uint64], np.int64]:
    """Sorted whole numbers, the greatest utility of a draw first, each with its alternative in the bits of the mask.

    Whole numbers sort four times as fast as places do. Utilities that differ in those bits alone stand as if equal.
    """
    size = utilities.shape[1]
    mask = np.int64((1 << max(1, (size - 1).bit_length())) - 1)
    keys = (utilities + 0.0).view(np.int64)  # no minus nought
    keys ^= (keys >> np.int64(63)) & np.int64(2**63 - 1)  # a negative float's bits run backwards
    np.invert(keys, out=keys)
    keys &= ~mask
    keys |= np.arange(size)
    keys.sort(axis=1)
    return keys.view(np.uint64), mask


def _shared(
    order: NDArray[np.int64], sorted_values: NDArray[np.float64], in_part: NDArray[np.int64], parts: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The same for draws with ties: those who are tied have their ranks in equal parts."""
    draws, size = order.shape
    places = np.broadcast_to(np.arange(size), order.shape)
    begins = np.ones(order.shape, dtype=bool)
    begins[:, 1:] = sorted_values[:, 1:] != sorted_values[:, :-1]
    start = np.maximum.accumulate(np.where(begins, places, 0), axis=1)
    ends = np.ones(order.shape, dtype=bool)
    ends[:, :-1] = begins[:, 1:]
    stop = np.minimum.accumulate(np.where(ends, places, size)[:, ::-1], axis=1)[:, ::-1] + 1
    part = 1.0 / (stop - start)
    # a share of every rank from start to stop, told by where it begins and where it ends
    places = (in_part[:, None] * size + order) * (size + 1)
    steps = [np.bincount((places + edge).ravel(), part.ravel(), parts * size * (size + 1)) for edge in (start, stop)]
    counts = (steps[0] - steps[1]).reshape(parts, size, size + 1).cumsum(axis=2)[:, :, :size]
    first = np.zeros((draws, size))
    np.put_along_axis(first, order, np.where(start == 0, part, 0.0), axis=1)
    return counts, first


def _confidence(values: NDArray[np.float64], central: NDArray[np.float64]) -> NDArray[np.float64]:
    """How surely each alternative is first with its own central weights."""
    found = np.full(len(central), np.nan)
    able = np.flatnonzero(~np.isnan(central[:, 0]))
    if values.ndim != _DRAWN:
        values = values[None]
    step = max(1, -(-len(values) * len(able) * values.shape[1] // _PAIRS))
    some = values[::step]

    def work(alternative: int) -> None:
        utilities = some @ central[alternative]
        best = utilities.max(axis=1)
        own = utilities[:, alternative] == best
        found[alternative] = float((own / (utilities == best[:, None]).sum(axis=1)).mean())

    with ThreadPoolExecutor(_THREADS) as pool:
        list(pool.map(work, able.tolist()))
    return found
