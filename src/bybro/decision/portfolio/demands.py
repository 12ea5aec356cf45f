"""Which demands cost something, and which cannot be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bybro.decision.portfolio.frontier import MORE, everything
from bybro.decision.portfolio.solver import solve
from bybro.model.portfolio import Demand, Unmet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bybro.decision.portfolio.options import Choices
    from bybro.decision.portfolio.solver import Plan
    from bybro.decision.portfolio.terms import Terms
    from bybro.model.portfolio import Reason


def binding(choices: Choices, terms: Terms, budget: float, plan: Plan) -> Iterator[Demand]:
    """The demands without which the same money would meet more."""
    for demand in terms.demands():
        free = solve(choices, terms.without(demand), budget)
        if free is not None and free.needs_met > plan.needs_met + MORE:
            yield demand


def unmet(choices: Choices, terms: Terms, budget: float) -> tuple[Unmet, ...]:
    """What cannot be kept, where no plan keeps all.

    Demands that are hopeless by themselves; else those without any one of which there is a plan, or all of them.
    """
    demands = tuple(terms.demands())
    hopeless = tuple(Unmet(d, reason) for d in demands if (reason := _hopeless(choices, terms, d, budget)))
    single = [] if hopeless else [d for d in demands if solve(choices, terms.without(d), budget) is not None]
    return hopeless or tuple(Unmet(d, "with_the_rest") for d in single or demands)


def _hopeless(choices: Choices, terms: Terms, demand: Demand, budget: float) -> Reason | None:
    """Why a demand cannot be kept whatever else is asked for."""
    name = demand.names[0] if demand.kind == "require" else None
    if name in terms.exclude:
        return "excluded"
    if name in choices.not_costed:
        return "no_cost"
    if name is not None and all(o.solution.id != name for o in choices.options):
        return "does_not_fit"
    alone = terms.of([demand])
    if solve(choices, alone, everything(choices)) is None:
        return "out_of_reach"
    return "too_dear" if solve(choices, alone, budget) is None else None
