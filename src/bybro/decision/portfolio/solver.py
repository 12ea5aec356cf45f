"""The plan that meets most within a budget, found by HiGHS (Huangfu & Hall 2018) through SciPy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from bybro.decision.portfolio.measure import mean_cost, needs_met
from bybro.decision.portfolio.program import affordable, met_of, program_of
from bybro.errors import ImpossibleError

if TYPE_CHECKING:
    from typing import Any

    from numpy.typing import NDArray

    from bybro.decision.portfolio.options import Choices
    from bybro.decision.portfolio.program import Met, Program
    from bybro.decision.portfolio.terms import Terms

MOST_ROWS = 20_000
"""With more rows than this (a second or two of work) the plan is sought over fewer draws, and measured over all."""
LONGEST = 20.0
"""Seconds after which the best plan so far is taken."""
_SCALE = 1e4
"""The solver's tolerance is absolute (1e-6) and the shares are small: so they are counted in parts of this."""
_SLACK = 1e-9
_INFEASIBLE = 2
"""What SciPy calls it where no plan keeps the rows."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Units of each use (shape (uses,)), what they meet over all draws, and how surely no plan meets more.

    `gap`: how far a better plan may be, as a part of this one; None where only some of the draws were looked at.
    """

    units: NDArray[np.int64]
    needs_met: float
    cost: float
    gap: float | None

    @property
    def is_proven(self) -> bool:
        """Whether no plan meets more, to the solver's tolerance."""
        return self.gap is not None and self.gap <= 1e-6  # noqa: PLR2004  (what HiGHS calls closed)


def solve(choices: Choices, terms: Terms, budget: float) -> Plan | None:
    """The plan that meets most within a budget (of the cost to be expected); None where none keeps the terms.

    Raises `ImpossibleError` where neither is known in time.
    """
    found = _solved(choices, terms, budget, budget)
    if found is not None and found.cost > budget * (1.0 + _SLACK):
        # the solver's tolerance let a plan through that costs a little too much
        found = _solved(choices, terms, budget * (1.0 - 1e-6), budget)
    return found


def _solved(choices: Choices, terms: Terms, budget: float, told: float) -> Plan | None:
    if not choices.uses:
        return None if terms.require or terms.floor or any(terms.min_share.values()) else _nothing(choices)
    most = affordable(choices, told)
    seen, met = _seen(choices, terms, most)
    answer = _asked(program_of(seen, terms, budget, most, met))
    if answer.x is None:
        if answer.status == _INFEASIBLE:
            return None
        raise ImpossibleError(
            f"In {LONGEST:.0f} seconds no plan was found that keeps all demands, nor that there is none.",
            "Ask for less (a lower floor, fewer demands) or for fewer draws.",
        )
    units = np.rint(answer.x[: len(choices.uses)]).astype(np.int64)
    gap = float(answer.mip_gap) if seen is choices and answer.mip_gap is not None else None
    if gap is not None and not np.isfinite(gap):
        gap = None
    return Plan(units, needs_met(choices, units), mean_cost(choices, units), gap)


def _nothing(choices: Choices) -> Plan:
    return Plan(np.zeros(len(choices.uses), dtype=np.int64), 0.0, 0.0, 0.0)


def _seen(choices: Choices, terms: Terms, most: NDArray[np.int64]) -> tuple[Choices, tuple[Met, ...]]:
    """The draws that the program looks at: all, or so many that it stays small."""
    seen = choices
    met = met_of(seen, most)
    while seen.size > 1 and sum(len(m.rows) for m in met) + (0 if terms.floor is None else seen.size) > MOST_ROWS:
        seen = seen.thinned(seen.size // 2)
        met = met_of(seen, most)
    return seen, met


def _asked(program: Program) -> Any:  # noqa: ANN401  (scipy ships no types)
    rows = program.rows
    starts = np.concatenate([[0], np.cumsum([len(c) for c in rows.columns])])
    matrix = csr_array(
        (np.concatenate(rows.values), np.concatenate(rows.columns), starts), shape=(len(rows.low), len(program.cost))
    )
    return milp(
        program.cost * _SCALE,
        integrality=program.is_whole.astype(int),
        bounds=Bounds(0.0, program.upper),
        constraints=LinearConstraint(matrix, rows.low, rows.high),
        options={"mip_rel_gap": 0.0, "time_limit": LONGEST},
    )


def better(plan: Plan | None, other: Plan | None) -> Plan | None:
    """The plan of the two that meets more, the first where they are equal."""
    if plan is None or (other is not None and other.needs_met > plan.needs_met):
        return other
    return plan
