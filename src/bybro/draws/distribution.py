"""What a range means as a probability distribution.

No mode: uniform. With a mode: PERT (Malcolm, Roseboom, Clark & Fazar 1959), the beta distribution with weight 4
on the mode. Where low > 0, the range spans more than a factor ten and is neither percent nor a probability, both
are taken on the log scale. A range without spread is a point.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import betainc, betaincinv

from bybro.lexicon.units import is_open_quantity

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bybro.model.estimate import Range
    from bybro.model.fact import Fact
    from bybro.model.indicator import Indicator

_WIDE = 10.0
"""A positive range that spans more than this factor is taken on the log scale."""
_PLAIN = frozenset({None, "percent", "degC"})
"""Shares, probabilities and a temperature (whose zero is no nothing) stay on the plain scale, however wide."""
_DECADES = 1e-4
"""Where an open quantity is unknown and may be 0, its log scale begins at this part of the high end (declared)."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """A distribution over [low, high] with beta shapes a, b (1, 1: uniform), maybe on the log scale."""

    low: float
    high: float
    a: float = 1.0
    b: float = 1.0
    log: bool = False

    def at_least(self, value: float) -> float:
        """The probability of `value` or more."""
        if value <= self.low:
            return 1.0
        if value > self.high:
            return 0.0
        if self.low == self.high:
            return 1.0
        return 1.0 - self._below(value)

    def at_most(self, value: float) -> float:
        """The probability of `value` or less."""
        if value >= self.high:
            return 1.0
        if value < self.low:
            return 0.0
        return self._below(value)

    def quantile(self, share: NDArray[np.float64]) -> NDArray[np.float64]:
        """Values below which the given shares of the probability lie."""
        place = share if self.a == self.b == 1.0 else _places(self.a, self.b, share)
        if self.log:
            low, high = math.log(self.low), math.log(self.high)
            return np.asarray(np.exp(low + place * (high - low)))
        return np.asarray(self.low + place * (self.high - self.low))

    @property
    def mean(self) -> float:
        """The expected value; on the log scale, of the middle of it."""
        place = self.a / (self.a + self.b)
        if self.log:
            return math.exp(math.log(self.low) + place * (math.log(self.high) - math.log(self.low)))
        return self.low + place * (self.high - self.low)

    def _below(self, value: float) -> float:
        if self.log:
            place = (math.log(value) - math.log(self.low)) / (math.log(self.high) - math.log(self.low))
        else:
            place = (value - self.low) / (self.high - self.low)
        return place if self.a == self.b == 1.0 else float(betainc(self.a, self.b, place))


_MANY = 512
"""From so many shares on, places of a beta distribution are read off a table."""
_GRID = 0.5 - 0.5 * np.cos(np.linspace(0.0, np.pi, 1025))
"""Where the table knows the distribution: densest at the ends, where little probability lies (Chebyshev's points)."""


def _places(a: float, b: float, share: NDArray[np.float64]) -> NDArray[np.float64]:
    """The inverse of the beta distribution; for many shares between the points of a table.

    That is right to some millionths of the range, far within a stratum of the sample, and ten times as fast.
    """
    if share.size < _MANY:
        return np.asarray(betaincinv(a, b, share))
    return np.interp(share, betainc(a, b, _GRID), _GRID)


def of_range(low: float, mode: float | None, high: float, unit: str | None) -> Distribution:
    """The distribution of a range in its unit (None: a probability, never on the log scale)."""
    if low == high:
        return Distribution(low, high)
    log = low > 0 and high / low > _WIDE and unit not in _PLAIN
    if mode is None:
        return Distribution(low, high, log=log)
    # differences of logs, since the quotient of a high and a tiny low would be infinite
    least, likeliest, most = map(math.log, (low, mode, high)) if log else (low, mode, high)
    place = (likeliest - least) / (most - least)
    return Distribution(low, high, 1.0 + 4.0 * place, 1.0 + 4.0 * (1.0 - place), log)


def of_estimate(estimate: Range) -> Distribution:
    """The distribution of an estimate as it stands."""
    return of_range(estimate.low, estimate.mode, estimate.high, estimate.unit)


def of_fact(fact: Fact, indicator: Indicator, factor: float, offset: float = 0.0) -> Distribution:
    """The distribution of a fact in the indicator's unit (`factor` and `offset` convert to it).

    A single figure that is *at least* or *at most* opens its own side to the indicator's plausible end.
    """
    low, high = fact.estimate.low * factor + offset, fact.estimate.high * factor + offset
    mode = None if fact.estimate.mode is None else fact.estimate.mode * factor + offset
    if low == high and fact.bound is not None:
        mode = None
        if fact.bound == "at least":
            high = max(high, float(indicator.plausible_high))
        else:
            low = min(low, float(indicator.plausible_low))
    return of_range(low, mode, high, indicator.unit)


def of_unknown(indicator: Indicator) -> Distribution:
    """What is assumed of a number that no fact tells: its plausible range, on the log scale for an open quantity."""
    low, high = float(indicator.plausible_low), float(indicator.plausible_high)
    if is_open_quantity(indicator.unit) and low >= 0:
        return Distribution(low if low > 0 else high * _DECADES, high, log=True)
    return Distribution(low, high)
