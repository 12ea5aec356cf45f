"""What it would be worth to know one uncertain figure before choosing: the expected value of partial information.

By regression on the draws at hand (Strong, Oakley & Brennan 2014, Medical Decision Making 34:311): the net benefit of
each option, less that of the one best on average, is smoothed over the figure. Who knows the figure takes the best
option at each of its values. A figure with few distinct values is a factor, smoothed by the means of its groups; any
other a penalised spline (Eilers & Marx 1996) of its normal scores, as smooth as generalised cross-validation asks for.

The best of many fits is too good by their noise: what the same fits gain from the residuals, dealt out anew at random,
is taken off. The standard error is that of the mean of what each draw gains by the choice (the envelope theorem).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.special import ndtri

from bybro.draws.sample import Draws
from bybro.errors import UsageError

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]
    Whole = NDArray[np.intp]

_FACTOR = 10
"""A parameter with at most so many distinct values is a factor."""
_DEGREE, _INTERVALS = 3, 27
"""A cubic spline over so many equal intervals: thirty functions, for a threshold that the net benefit jumps at."""
_STRAIGHT = 2
"""How many functions of the basis bend nowhere: the constant and the straight line."""
_SMOOTHING = np.logspace(-9.0, 4.0, 27)
"""Penalties tried; 1 halves the gentlest bend."""
_CAUTION = 1.4
"""What a degree of freedom costs in cross-validation; above 1 it seldom follows noise (Kim & Gu 2004)."""
_DEALS = 2
"""How often the residuals are dealt out anew."""
_STRETCHES = 512
"""The best option is looked up in so many stretches of a parameter: its fits bend far less often."""
_TINY = 1e-10
_DIMENSIONS = 2


@dataclass(frozen=True, slots=True)
class Evppi:
    """What it is worth to know each parameter, with its standard error; and what it is worth to know all (`evpi`)."""

    value: Floats
    standard_error: Floats
    evpi: float


def evppi(net_benefit: ArrayLike, parameters: ArrayLike) -> Evppi:
    """The expected value of knowing each parameter, from net benefits (draws, options) and parameters (draws, n).

    Each lies between 0 and `evpi`, in the unit of the net benefit. The error is stated as for independent draws, and
    is on the high side where several options are equally good on average. It holds no misfit: what a threshold is
    worth, at which the net benefit jumps, is told about a tenth too low.
    Raises `UsageError` for shapes that do not go together and for numbers that are not finite.
    """
    benefit, drawn = _table(net_benefit, "net benefits", "option"), _table(parameters, "parameters", "parameter")
    if not benefit.size or len(drawn) != len(benefit):
        raise UsageError(
            f"There are {len(drawn)} draws of the parameters, and {len(benefit)} of {benefit.shape[1]} options.",
            "Give the same draws of both, one at least, and one option at least.",
        )
    gaps = _gaps(benefit)
    evpi = float(gaps.max(axis=1, initial=0.0).mean())
    chance = Draws(len(gaps))
    deals = [np.argsort(chance.column(f"deal {n}")[: len(gaps)]) for n in range(_DEALS)]
    value, error = np.zeros(drawn.shape[1]), np.zeros(drawn.shape[1])
    smoothers: dict[bytes, _Smoother] = {}
    for n, column in enumerate(drawn.T):
        _, level, counts = np.unique(column, return_inverse=True, return_counts=True)
        if len(counts) > 1 and gaps.size:
            pattern = counts.tobytes()
            if pattern not in smoothers:
                smoothers[pattern] = _Smoother(counts, gaps, deals)
            value[n], error[n] = smoothers[pattern].gain(level)
    return Evppi(np.clip(value, 0.0, evpi), error, evpi)


def _table(given: ArrayLike, name: str, of: str) -> Floats:
    """Numbers in rows and columns, or the reason why they are not."""
    try:
        table = np.ascontiguousarray(given, dtype=np.float64)
    except (TypeError, ValueError) as fault:
        raise UsageError(f"The {name} are no table of numbers.", f"Give one row a draw, one column a {of}.") from fault
    if np.ndim(given) != _DIMENSIONS:
        raise UsageError(f"The {name} have the shape {np.shape(given)}.", f"Give one row a draw, one column a {of}.")
    if not np.isfinite(table).all():
        raise UsageError(f"The {name} hold something that is no finite number.", "Leave out those draws of both.")
    return table


def _gaps(benefit: Floats) -> Floats:
    """How much more each other option brings than the one best on average; those that never bring more left out."""
    first = benefit[:, [benefit.mean(axis=0).argmax()]]
    gaps = benefit - first
    tied = np.flatnonzero(gaps.mean(axis=0) >= -_TINY * np.abs(gaps).max())
    # among equals the first draw that tells them apart decides, so that the order of the options does not
    best = max(tied, key=lambda option: gaps[:, option].tolist())
    gaps = gaps - gaps[:, [best]]
    return gaps[:, gaps.max(axis=0) > 0.0]


class _Basis(NamedTuple):
    """Functions of a parameter, orthonormal over the draws, with their roughness (Demmler & Reinsch 1975)."""

    at: Floats
    """Shape (levels, functions): the functions at each distinct value of the parameter, in ascending order."""
    roughness: Floats


def _basis(counts: Whole) -> _Basis:
    """The basis for a parameter whose distinct values occur so often; nothing else about them matters."""
    if len(counts) <= _FACTOR:
        return _Basis(np.diag(counts**-0.5), np.zeros(len(counts)))
    scores = ndtri((np.cumsum(counts) - counts / 2.0) / counts.sum())
    splines = _cubics((scores - scores[0]) / (scores[-1] - scores[0]) * _INTERVALS)
    overlap = splines.T @ (splines * counts[:, None])
    bends = np.diff(np.eye(len(overlap)), n=2, axis=0)
    bends = bends.T @ bends
    # a trace of the penalty settles the splines that no draw speaks of
    whiten = np.linalg.inv(np.linalg.cholesky(overlap + _TINY * np.trace(overlap) * bends))
    roughness, turn = np.linalg.eigh(whiten @ bends @ whiten.T)
    turn = whiten.T @ turn
    roughness[:_STRAIGHT] = 0.0
    return _Basis(splines @ turn, roughness / roughness[_STRAIGHT])


def _cubics(place: Floats) -> Floats:
    """(levels, functions): the cubic B-splines on whole knots, at places from 0 to the number of intervals."""
    interval = np.minimum(place.astype(np.intp), _INTERVALS - 1)
    t = place - interval
    pieces = ((1.0 - t) ** 3, 3.0 * t**3 - 6.0 * t**2 + 4.0, 1.0 + 3.0 * (t + t**2 - t**3), t**3)
    found = np.zeros((len(place), _INTERVALS + _DEGREE))
    for number, piece in enumerate(pieces):
        found[np.arange(len(place)), interval + number] = piece / 6.0
    return found


class _Smoother:
    """Fits all gaps at once over any parameter whose distinct values occur as often as `counts` says."""

    def __init__(self, counts: Whole, gaps: Floats, deals: list[Whole]) -> None:
        self.gaps = gaps
        self.squares = np.einsum("ij,ij->j", gaps, gaps)
        self.basis = _basis(counts)
        weighted = self.basis.at * counts[:, None]
        self.level_fit = np.outer(weighted.sum(axis=0), gaps.mean(axis=0))
        stretch = np.arange(len(counts))
        if len(counts) > _STRETCHES:
            stretch = np.unique((np.cumsum(counts) - 1) * _STRETCHES // len(gaps), return_inverse=True)[1]
        starts = np.flatnonzero(np.diff(stretch, prepend=-1))
        total = np.add.reduceat(counts, starts)
        self.stretch, self.share = stretch, total / len(gaps)
        self.at = np.add.reduceat(weighted, starts) / total[:, None]
        dealt = self.basis.at[np.repeat(np.arange(len(counts)), counts)]
        self.deals = [(dealt[order], dealt[order].T @ gaps) for order in deals]

    def gain(self, level: Whole) -> tuple[float, float]:
        """What a choice by the parameter gains over the option best on average, and the standard error of it.

        `level` is the place of each draw's value among the distinct ones.
        """
        rows = self.basis.at[level]
        raw = rows.T @ self.gaps
        fit = self._smoothed(raw, self.squares)
        left = self.squares - 2.0 * (fit * raw).sum(axis=0) + (fit * fit).sum(axis=0)
        noise = [self._smoothed(raw - (dealt.T @ rows) @ fit, left) for dealt, raw in self.deals]
        lifted = np.mean([self.share @ self._best(self.level_fit + n)[0] for n in noise])
        best, option = self._best(fit)
        here = self.stretch[level]
        gained = np.where(best[here] > 0.0, self.gaps[np.arange(len(level)), option[here]], 0.0)
        return float(self.share @ best - lifted), float(gained.std() / np.sqrt(len(gained)))

    def _best(self, fit: Floats) -> tuple[Floats, Whole]:
        """In each stretch of the parameter the greatest of 0 and the fitted gaps, and whose it is."""
        fitted = self.at @ fit
        return fitted.max(axis=1, initial=0.0), fitted.argmax(axis=1)

    def _smoothed(self, raw: Floats, squares: Floats) -> Floats:
        """The coefficients of each gap, as smooth as generalised cross-validation asks for (Craven & Wahba 1979)."""
        if not self.basis.roughness.any():
            return raw
        kept = 1.0 / (1.0 + _SMOOTHING[:, None] * self.basis.roughness)
        free = len(self.gaps) - _CAUTION * kept.sum(axis=1)
        lost = np.maximum(squares - (raw * raw).sum(axis=0) + (1.0 - kept) ** 2 @ (raw * raw), 0.0)
        score = np.where(free > 0.0, lost.T / np.maximum(free, _TINY) ** 2, np.inf)
        return np.asarray(kept[score.argmin(axis=1)].T * raw)
