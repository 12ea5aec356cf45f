"""What to do with a sum of money: the solutions chosen, what they meet, and what more money would bring."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bybro.model.match import Money, Spread

Status = Literal["optimal", "feasible", "infeasible"]
"""Proven best; the best found; or nothing keeps all that was asked for."""

DemandKind = Literal["budget", "exclude", "require", "max_per_provider", "not_together", "after", "min_share", "floor"]
Reason = Literal["excluded", "no_cost", "does_not_fit", "out_of_reach", "too_dear", "with_the_rest"]


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing asked of a portfolio: `names` the solutions or the theme it speaks of, `value` its figure if any."""

    kind: DemandKind
    names: tuple[str, ...] = ()
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Unmet:
    """A demand that cannot be kept, and why."""

    demand: Demand
    reason: Reason


@dataclass(frozen=True, slots=True)
class Chosen:
    """A solution of the portfolio: its units and cost, and the share of each need it is expected to meet.

    `assumed`: the needs for which nobody has told its size. `after`: the chosen solution whose work it builds on.
    """

    solution: str
    needs: Mapping[str, float]
    units: int
    cost: Money
    people_helped: Spread | None
    assumed: tuple[str, ...]
    after: str | None


@dataclass(frozen=True, slots=True)
class Outside:
    """A solution that comes in when the budget grows, and the budget at which it does."""

    solution: str
    enters_at: float


@dataclass(frozen=True, slots=True)
class OneMillionMore:
    """What one million more would meet in addition, which solutions come in, and which leave."""

    needs_met: float
    chosen: tuple[str, ...]
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FrontierPoint:
    """What a budget meets at best; None where it cannot keep what was asked for."""

    budget: float
    needs_met: float | None
    people_helped: Spread | None


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The best use of a budget.

    `needs_met`: the expected share of the needs, weighted by severity, of which `assumed` rests on sizes that nobody
    has told. `bad_case`: the mean share in the worst tenth of the draws. `gap`: how far it may be from the best, as a
    part of it; None where that is not known. `binding`: the demands without which more would be met; `unmet`: those
    that cannot be kept, where nothing can be chosen. `people_helped`: None where no need it serves says how many
    it affects. Never chosen: `not_costed`, relevant and possible but without a price, and `too_small`, which would
    meet less than a thousandth of any need.
    """

    budget: float
    currency: str
    status: Status
    gap: float | None
    people_helped: Spread | None
    needs_met: float | None
    assumed: float | None
    bad_case: float | None
    cost: Money | None
    chosen: tuple[Chosen, ...]
    just_outside: tuple[Outside, ...]
    one_million_more: OneMillionMore | None
    binding: tuple[Demand, ...]
    unmet: tuple[Unmet, ...]
    not_costed: tuple[str, ...]
    too_small: tuple[str, ...]
    frontier: tuple[FrontierPoint, ...]
