"""Which demands cost something, and which cannot be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bybro.decision.portfolio.frontier import MORE
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
    """What cannot be kept: the demands without any one of which there is a plan, or all where it takes several."""
    hopeless = [Unmet(d, reason) for d in terms.demands() if (reason := _hopeless(choices, terms, d, budget))]
    if hopeless:
        return tuple(hopeless)
    demands = tuple(terms.demands())
    single = [d for d in demands if solve(choices, terms.without(d), budget) is not None]
    return tuple(Unmet(d, "with_the_rest") for d in single or demands)


def _hopeless(choices: Choices, terms: Terms, demand: Demand, budget: float) -> Reason | None:
    """Why a solution that is required cannot be chosen whatever else is."""
    if demand.kind != "require":
        return None
    (name,) = demand.names
    if name in terms.exclude:
        return "excluded"
    options = [o for o in choices.options if o.solution.id == name]
    if not options:
        return "no_cost" if name in choices.not_costed else "does_not_fit"
    return "too_dear" if min(o.price.mean for o in options) > budget else None
