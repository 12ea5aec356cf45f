"""A plan in the figures that are told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bybro.decision.portfolio.measure import bad_case, parts_met, people_helped, shares_met, summed
from bybro.matching.sizing import spread_of
from bybro.model.match import Money
from bybro.model.portfolio import Chosen, FrontierPoint

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bybro.decision.portfolio.options import Choices
    from bybro.decision.portfolio.solver import Plan
    from bybro.draws.sample import Draws
    from bybro.model.match import Spread


class Teller:
    """Tells of plans: over all draws, in a currency."""

    def __init__(self, choices: Choices, draws: Draws, currency: str, price_year: int) -> None:
        self.choices = choices
        self.currency = currency
        self._draws = draws
        self._price_year = price_year

    def cost(self, units: NDArray[np.int64]) -> Money:
        """What the units cost together: a price that turns out high is high for all units of its solution."""
        total = np.zeros(self._draws.size)
        for n, option in enumerate(self.choices.options):
            many = sum(int(units[k]) for k, use in enumerate(self.choices.uses) if use.option == n)
            if many:
                total += option.price.drawn(option.solution, many, self._draws)
        spread = spread_of(total)
        return Money(spread.p05, spread.p50, spread.p95, self.currency, self._price_year, adjusted=False)

    def people(self, plan: Plan) -> Spread | None:
        """How many people a plan helps."""
        return self._people(shares_met(self.choices, plan.units))

    def bad_case(self, plan: Plan) -> float:
        """The mean share of the needs in the worst tenth of the draws."""
        return bad_case(self.choices, shares_met(self.choices, plan.units))

    def assumed(self, plan: Plan) -> float:
        """The part of the share met that rests on sizes nobody has told."""
        parts = parts_met(self.choices, plan.units)
        return sum((self._weighted(n, part) for n, part in parts.items() if self.choices.uses[n].is_assumed), 0.0)

    def point(self, budget: float, plan: Plan | None) -> FrontierPoint:
        """What a budget meets at best."""
        if plan is None:
            return FrontierPoint(budget, None, None)
        return FrontierPoint(budget, plan.needs_met, self.people(plan))

    def chosen(self, plan: Plan) -> tuple[Chosen, ...]:
        """The solutions of a plan, that which meets the most of the needs first."""
        parts = parts_met(self.choices, plan.units)
        by_option: dict[int, dict[int, NDArray[np.float64]]] = {}
        for n, part in parts.items():
            by_option.setdefault(self.choices.uses[n].option, {})[n] = part
        worth = {option: sum(self._weighted(n, part) for n, part in own.items()) for option, own in by_option.items()}
        return tuple(
            self._chosen(option, by_option[option], plan) for option in sorted(by_option, key=lambda o: -worth[o])
        )

    def _chosen(self, place: int, parts: dict[int, NDArray[np.float64]], plan: Plan) -> Chosen:
        option, uses, needs = self.choices.options[place], self.choices.uses, self.choices.needs
        own = np.zeros_like(plan.units)
        own[list(parts)] = plan.units[list(parts)]
        return Chosen(
            solution=option.solution.id,
            needs={needs[uses[n].need].id: float(part.mean()) for n, part in parts.items()},
            units=int(own.sum()),
            cost=self.cost(own),
            people_helped=self._people(summed(self.choices, parts)),
            assumed=tuple(needs[uses[n].need].id for n in parts if uses[n].is_assumed),
            after=option.after,
        )

    def _weighted(self, use: int, part: NDArray[np.float64]) -> float:
        return float(part.mean() * self.choices.weights[self.choices.uses[use].need])

    def _people(self, met: NDArray[np.float64]) -> Spread | None:
        helped = people_helped(self.choices, met)
        return None if helped is None else spread_of(helped)
