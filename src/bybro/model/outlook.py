"""What money could do for two cities, budget by budget: the frontier, and what is chosen at a few budgets on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bybro.model.match import Money, Spread
    from bybro.model.portfolio import Chosen, FrontierPoint, Outside


@dataclass(frozen=True, slots=True)
class Spending:
    """The best use of one budget: what is chosen, what it costs, and what it is expected to meet.

    `needs_met`: the share of the needs, weighted by severity, of which `assumed` rests on sizes that nobody has told.
    """

    budget: float
    needs_met: float
    assumed: float
    people_helped: Spread | None
    cost: Money
    chosen: tuple[Chosen, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """The frontier from no money to where more money meets no more.

    `first_in`: the solutions that come in first as the budget grows from nothing. `examples`: the best use of a few
    budgets of the frontier, the smallest first; the last is the whole reach, and there is none where no money meets
    anything. Never chosen: `not_costed`, relevant and possible but without a price, and `too_small`, which would meet
    less than a thousandth of any need. `is_proven`: no plan meets more at any of the budgets.
    """

    currency: str
    price_year: int
    frontier: tuple[FrontierPoint, ...]
    first_in: tuple[Outside, ...]
    examples: tuple[Spending, ...]
    not_costed: tuple[str, ...]
    too_small: tuple[str, ...]
    is_proven: bool
