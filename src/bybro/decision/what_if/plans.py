"""The best use of a budget, before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bybro.decision.portfolio.frontier import Frontier
from bybro.decision.portfolio.portfolio import needs_of, teller_of
from bybro.decision.portfolio.terms import Terms, refuse_no_budget
from bybro.model.change import PlanChange, UnitsChange

if TYPE_CHECKING:
    from bybro.decision.match import Matcher

_SAME = 1e-9
"""Shares of the needs that differ by less are the same."""


def plan_change(before: Matcher, after: Matcher, budget: float, other: float) -> PlanChange:
    """What a budget does best by one matcher, and what another (or the same) does best by the other."""
    (met, units), (met_then, units_then) = _best(before, budget), _best(after, other)
    names = sorted(units.keys() | units_then.keys())
    changed = [UnitsChange(n, units.get(n, 0), units_then.get(n, 0)) for n in names]
    is_same = abs(met - met_then) <= _SAME
    # of plans that meet the same one is as good as the other
    moved = () if is_same and budget == other else tuple(c for c in changed if c.before != c.after)
    return PlanChange(budget, other, met, met_then, moved)


def _best(matcher: Matcher, budget: float) -> tuple[float, dict[str, int]]:
    refuse_no_budget(budget)
    currency = matcher.dossier.partnership.currency
    choices = teller_of(matcher, needs_of(matcher.dossier), currency).choices
    plan = Frontier(choices, Terms()).at(budget)
    if plan is None:
        return 0.0, {}
    units: dict[str, int] = {}
    for place in np.flatnonzero(plan.units):
        name = choices.options[choices.uses[place].option].solution.id
        units[name] = units.get(name, 0) + int(plan.units[place])
    return plan.needs_met, units
