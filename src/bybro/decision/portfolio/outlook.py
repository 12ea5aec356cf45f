"""What money could do, from nothing to where more of it meets no more: the frontier, and examples on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bybro.decision.portfolio.frontier import MORE, Frontier
from bybro.decision.portfolio.portfolio import OUTSIDE, needs_of, teller_of
from bybro.decision.portfolio.terms import Terms
from bybro.model.outlook import Outlook, Spending
from bybro.model.portfolio import Outside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bybro.decision.match import Matcher
    from bybro.decision.portfolio.solver import Plan
    from bybro.decision.portfolio.telling import Teller

QUARTER = 0.25
"""The examples: what first meets so much of the reach, about so much of the money, and all of it."""


def outlook_of(matcher: Matcher) -> Outlook:
    """What each budget would do for the needs of both cities of a matcher's dossier, in the dossier's currency."""
    partnership = matcher.dossier.partnership
    teller = teller_of(matcher, needs_of(matcher.dossier), partnership.currency)
    frontier = Frontier(teller.choices, Terms())
    plans = [(budget, plan) for budget in frontier.budgets(0.0) if (plan := frontier.at(budget)) is not None]
    entries = frontier.entries(0.0, [budget for budget, _ in plans if budget > 0.0], OUTSIDE)
    return Outlook(
        currency=partnership.currency,
        price_year=partnership.price_year,
        frontier=tuple(teller.point(budget, plan) for budget, plan in plans),
        first_in=tuple(Outside(*entry) for entry in entries),
        examples=tuple(_spending(teller, *plans[place]) for place in examples(plans)),
        not_costed=teller.choices.not_costed,
        too_small=teller.choices.too_small,
        is_proven=all(plan.is_proven for _, plan in plans),
    )


def examples(plans: Sequence[tuple[float, Plan]]) -> list[int]:
    """The places of the budgets that are told in full, of plans in order of their budgets; none where none meets more.

    The first budget that meets a quarter of the reach, that nearest to a quarter of the money, and the last.
    """
    (most, best), last = plans[-1], len(plans) - 1
    if best.needs_met <= MORE:
        return []
    first = next(n for n, (_, plan) in enumerate(plans) if plan.needs_met >= QUARTER * best.needs_met)
    nearest = min(range(first, last + 1), key=lambda n: abs(plans[n][0] - QUARTER * most))
    return sorted({first, nearest, last})


def _spending(teller: Teller, budget: float, plan: Plan) -> Spending:
    return Spending(
        budget=budget,
        needs_met=plan.needs_met,
        assumed=teller.assumed(plan),
        people_helped=teller.people(plan),
        cost=teller.cost(plan.units),
        chosen=teller.chosen(plan),
    )
