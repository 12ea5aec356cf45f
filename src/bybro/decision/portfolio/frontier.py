"""What each budget meets at best, and how the best plan changes as the budget grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bybro.decision.portfolio.solver import better, solve

if TYPE_CHECKING:
    from bybro.decision.portfolio.options import Choices
    from bybro.decision.portfolio.solver import Plan
    from bybro.decision.portfolio.terms import Terms

POINTS = 12
FURTHEST = 4.0
"""The frontier goes to the budget at which more money meets no more, and not beyond so many times the budget."""
MORE = 1e-9
"""Shares of the needs that differ by less are the same."""
_HALVINGS = 7
"""A budget at which a solution comes in is found to a hundredth of the step in which it does."""


def everything(choices: Choices) -> float:
    """Money enough for all that may be chosen."""
    return sum(o.price.mean * o.most for o in choices.options) * 1.001


class Frontier:
    """The best plans for some terms; each budget is worked out once."""

    def __init__(self, choices: Choices, terms: Terms) -> None:
        self.choices = choices
        self._terms = terms
        self._plans: dict[float, Plan | None] = {}
        self.everything = everything(choices)

    def at(self, budget: float) -> Plan | None:
        """The best plan found for a budget; None where none keeps the terms.

        Where a plan for less money meets more (the solver was stopped, or looked at some draws only), that one.
        """
        if budget not in self._plans:
            self._plans[budget] = solve(self.choices, self._terms, budget)
        best = self._plans[budget]
        for other in sorted(b for b in self._plans if b < budget):
            best = better(best, self._plans[other])
        return best

    def budgets(self, budget: float) -> list[float]:
        """About a dozen budgets from 0 to where more money meets no more, that asked for among them.

        Only that one where no money would keep the terms.
        """
        top = self.at(self.everything)
        if top is None:
            return [budget]
        enough = top.cost
        furthest = min(enough, budget * FURTHEST) if budget > 0.0 else enough
        within = self.at(furthest)
        if within is not None and within.needs_met >= top.needs_met - MORE:
            furthest = within.cost
        # close together where they are small: that is where the first solutions come in
        found = sorted({*(furthest * np.linspace(0.0, 1.0, POINTS) ** 2).tolist(), budget})
        for each in found:
            self.at(each)
        return found

    def chosen(self, budget: float) -> frozenset[str]:
        """The solutions of the best plan for a budget."""
        plan = self.at(budget)
        return frozenset() if plan is None else names_of(self.choices, plan)

    def entries(self, budget: float, beyond: list[float], most: int) -> list[tuple[str, float]]:
        """The solutions that come in first as the budget grows through `beyond`, each with its budget."""
        inside, below = self.chosen(budget), budget
        found: dict[str, float] = {}
        for above in beyond:
            for name in sorted(self.chosen(above) - inside - found.keys()):
                found[name] = self._entry(name, below, above)
            if len(found) >= most:
                break
            below = above
        return sorted(found.items(), key=lambda entry: (entry[1], entry[0]))[:most]

    def _entry(self, name: str, below: float, above: float) -> float:
        for _ in range(_HALVINGS):
            middle = (below + above) / 2.0
            below, above = (below, middle) if name in self.chosen(middle) else (middle, above)
        return above


def names_of(choices: Choices, plan: Plan) -> frozenset[str]:
    """The solutions of a plan."""
    return frozenset(choices.options[choices.uses[n].option].solution.id for n in np.flatnonzero(plan.units))
