"""How many units, what share of the need, at what cost, for how many people.

Compared is only what serves the same, on the same basis; only what delivers a service. What is missing stays
empty: no share without a capacity and a demand, no cost without a stated one, no people without a share.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bybro.draws.distribution import of_estimate
from bybro.lexicon.units import factor, kind_of
from bybro.model.match import Money, Programme, Spread
from bybro.model.money import exchange_rate

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bybro.draws.sample import Draws
    from bybro.model.dossier import Dossier
    from bybro.model.need import Demand, Need
    from bybro.model.solution import Basis, Solution

FIRST_PROGRAMME = 10
"""Units a first programme has at most, where the provider names no maximum and more than one can be built."""

_BASIS: dict[str, Basis] = {"power": "rated", "rate": "yearly mean", "amount": "stock"}
_PERCENTILES = (5.0, 50.0, 95.0)


class Price(NamedTuple):
    """What one unit costs, or (`is_whole`) a programme that is told as a whole; `low` to `high`, none likelier."""

    low: float
    high: float
    is_whole: bool

    @property
    def mean(self) -> float:
        """The cost to be expected."""
        return (self.low + self.high) / 2.0

    def drawn(self, solution: Solution, units: int, draws: Draws) -> NDArray[np.float64]:
        """The cost of so many units in each draw: a price that turns out high is high for all of them."""
        low, high = self.low * units, self.high * units
        return np.asarray(low + draws.column(f"cost {solution.id}") * (high - low))


@dataclass(frozen=True, slots=True)
class Size:
    """The first programme of a solution for a need; every figure that cannot be known is None."""

    programme: Programme | None = None
    coverage: Spread | None = None
    cost: Money | None = None
    people_helped: Spread | None = None
    shares: NDArray[np.float64] | None = field(default=None, repr=False, compare=False)
    """The share met in each draw."""
    costs: NDArray[np.float64] | None = field(default=None, repr=False, compare=False)
    """The cost in each draw."""


def size_of(need: Need, solution: Solution, dossier: Dossier, draws: Draws) -> Size:
    """The first programme of a solution for a need: units, share met, cost and people helped."""
    unit = one_unit(need, solution)
    if unit is None or need.demand is None:
        return Size()
    # the exact middle: that of the draws, a hair above it, would ask for a unit more
    wanted = float(of_estimate(need.demand).quantile(np.array(0.5))) / unit
    units = min(max(1, math.ceil(wanted * (1.0 - 1e-9))), most_units(solution))
    share = share_met(need, units * unit, draws)
    programme = Programme(units, wanted, min(1.0, wanted / units))
    costs = _costs(solution, units, dossier, draws)
    return Size(
        programme, spread_of(share), _money(costs, dossier), _people(need, share, draws), shares=share, costs=costs
    )


def share_met(need: Need, amount: float, draws: Draws) -> NDArray[np.float64]:
    """The share of a need's demand that an amount (in the demand's unit) meets in each draw; never more than all."""
    if need.demand is None:
        return np.zeros(draws.size)
    return np.minimum(1.0, amount / draws.figure(f"demand {need.id}", of_estimate(need.demand)))


def one_unit(need: Need, solution: Solution) -> float | None:
    """What one unit does, in the unit of the demand; None where the two cannot be compared."""
    capacity, demand = solution.capacity, need.demand
    if solution.delivers != "service" or capacity is None or demand is None or demand.unit is None:
        return None
    if capacity.serves != demand.serves or capacity.basis != basis_of(demand) or demand.high <= 0:
        return None
    return capacity.value * factor(capacity.unit, demand.unit)


def basis_of(demand: Demand) -> Basis:
    """The basis on which a demand stands: power is rated, a flow a yearly mean, anything else a stock."""
    return _BASIS[kind_of(demand.unit or "")]


def most_units(solution: Solution) -> int:
    """How many units a programme of a solution has at most."""
    if not solution.modular:
        return 1
    return solution.max_units or FIRST_PROGRAMME


def price_of(solution: Solution, currency: str, dossier: Dossier) -> Price | None:
    """The price of a solution in a currency; None where it has no high end, is per something else, or has no rate."""
    cost = solution.cost
    if cost is None or cost.high is None or cost.per == "other":
        return None
    rate = exchange_rate(dossier.rates, cost.currency, currency, cost.year)
    return None if rate is None else Price(cost.low * rate, cost.high * rate, cost.per == "programme")


def _costs(solution: Solution, units: int, dossier: Dossier, draws: Draws) -> NDArray[np.float64] | None:
    """The cost of the first programme: of its units, or of a programme told as a whole where one unit is it."""
    price = price_of(solution, dossier.partnership.currency, dossier)
    if price is None or (price.is_whole and units != 1):
        return None
    return price.drawn(solution, units, draws)


def _money(costs: NDArray[np.float64] | None, dossier: Dossier) -> Money | None:
    if costs is None:
        return None
    partnership, spread = dossier.partnership, spread_of(costs)
    return Money(spread.p05, spread.p50, spread.p95, partnership.currency, partnership.price_year, adjusted=False)


def _people(need: Need, share: NDArray[np.float64], draws: Draws) -> Spread | None:
    affected = affected_by(need, draws)
    return None if affected is None else spread_of(share * affected)


def affected_by(need: Need, draws: Draws) -> NDArray[np.float64] | None:
    """How many people a need affects in each draw; None where nobody has told."""
    if need.affected is None:
        return None
    return draws.figure(f"affected {need.id}", of_estimate(need.affected))


def spread_of(values: NDArray[np.float64]) -> Spread:
    """A figure told by its percentiles over the draws."""
    low, middle, high = (float(v) for v in np.percentile(values, _PERCENTILES))
    return Spread(low, middle, high)
