"""The choice as a mixed-integer linear program.

Unknowns: the units u of each use; whether an option is chosen, x in {0, 1}; the share met y of a need in a draw.
Most is met where

    sum_n w_n mean_s y_ns   is greatest, with   y_ns <= 1   and   y_ns <= sum_j met_jns u_jn

This is exact, since the share met is concave in the units. In a draw in which all that money could buy would not meet
a need, y is the sum itself and needs no row; draws in which all uses of a need meet the same share one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bybro.decision.portfolio.constraints import Rows, add_floor, add_terms

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bybro.decision.portfolio.options import Choices
    from bybro.decision.portfolio.terms import Terms

_THRIFT = 1e-9
"""Of two plans that meet the same the cheaper: the whole budget weighs as little as this share of the needs."""


@dataclass(frozen=True, slots=True)
class Met:
    """The share of a need that is met, as the program sees it.

    `uses` of the need by place, the share that a unit meets in each draw (`met`, shape (draws, uses)); `full`: in
    which draws the need could be met in full; `rows`: the distinct rows of `met` there, `row_of` each such draw's,
    `first` the place of their y among the unknowns.
    """

    uses: NDArray[np.int64]
    met: NDArray[np.float64]
    full: NDArray[np.bool_]
    rows: NDArray[np.float64]
    row_of: NDArray[np.int64]
    first: int

    def mean(self) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """The expected share as columns and coefficients."""
        size = len(self.full)
        linear = self.met[~self.full].sum(axis=0) / size
        capped = np.bincount(self.row_of, minlength=len(self.rows)) / size
        return np.concatenate([self.uses, self.first + np.arange(len(self.rows))]), np.concatenate([linear, capped])


@dataclass(frozen=True)
class Program:
    """What is minimised (`cost`), subject to `rows`, with upper bounds on the unknowns (lower: 0)."""

    cost: NDArray[np.float64]
    upper: NDArray[np.float64]
    is_whole: NDArray[np.bool_]
    rows: Rows


def affordable(choices: Choices, budget: float) -> NDArray[np.int64]:
    """How many units of each use there can be at most within a budget, shape (uses,)."""
    most = np.zeros(len(choices.uses), dtype=np.int64)
    for n, use in enumerate(choices.uses):
        option = choices.options[use.option]
        within = use.most if option.price.mean <= 0.0 else budget / option.price.mean * (1.0 + 1e-12)
        most[n] = int(min(use.most, option.most, within))
    return most


def met_of(choices: Choices, most: NDArray[np.int64]) -> tuple[Met, ...]:
    """How the share of each need that has a use is met; the y of all needs stand after the units and the options."""
    first = len(choices.uses) + len(choices.options)
    found: list[Met] = []
    for place in range(len(choices.needs)):
        uses = np.array([n for n, use in enumerate(choices.uses) if use.need == place and most[n] > 0], dtype=np.int64)
        met = np.stack([choices.uses[n].met for n in uses], axis=1) if len(uses) else np.zeros((choices.size, 0))
        full = met @ most[uses] > 1.0
        rows, row_of = np.unique(met[full], axis=0, return_inverse=True)
        found.append(Met(uses, met, full, rows, row_of.reshape(-1).astype(np.int64), first))
        first += len(rows)
    return tuple(found)


def program_of(choices: Choices, terms: Terms, budget: float, most: NDArray[np.int64], met: tuple[Met, ...]) -> Program:
    """The program for a budget; `most` and `met` as above."""
    capped = sum(len(m.rows) for m in met)
    ahead = len(choices.uses) + len(choices.options)
    risk = 0 if terms.floor is None else 1 + choices.size
    cost = np.zeros(ahead + capped + risk)
    rows = Rows()
    for weight, m in zip(choices.weights, met, strict=True):
        columns, share = m.mean()
        cost[columns] -= weight * share
        for n, row in enumerate(m.rows):
            rows.add([m.first + n, *m.uses], [1.0, *-row], high=0.0)
    prices = np.array([choices.options[use.option].price.mean for use in choices.uses])
    # as a part of the budget: the solver has absolute tolerances, and says so aloud where numbers are large
    paid = np.where(most > 0, prices, 0.0) / max(budget, 1e-300)
    rows.add(range(len(paid)), paid, high=1.0)
    cost[: len(paid)] += _THRIFT * paid
    add_terms(rows, choices, terms, most, met)
    if terms.floor is not None:
        add_floor(rows, choices, terms.floor, met, ahead + capped)
    upper = np.concatenate([most, np.ones(len(choices.options) + capped + risk)]).astype(float)
    is_whole = np.arange(len(cost)) < ahead
    return Program(cost, upper, is_whole, rows)
