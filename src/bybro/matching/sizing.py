"""How many units, what share of the need, at what cost, for how many people.

Compared is only what serves the same, on the same basis; only what delivers a service. What is missing stays
empty: no share without a capacity and a demand, no cost without a stated one, no people without a share.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

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
    unit = _one_unit(need, solution)
    if unit is None or need.demand is None:
        return Size()
    known = of_estimate(need.demand)
    demand = draws.figure(f"demand {need.id}", known)
    # the exact middle: that of the draws, a hair above it, would ask for a unit more
    wanted = float(known.quantile(np.array(0.5))) / unit
    units = min(max(1, math.ceil(wanted * (1.0 - 1e-9))), _most_units(solution))
    share = np.minimum(1.0, units * unit / demand)
    programme = Programme(units, wanted, min(1.0, wanted / units))
    costs = _costs(solution, units, dossier, draws)
    return Size(
        programme, _spread(share), _money(costs, dossier), _people(need, share, draws), shares=share, costs=costs
    )


def _one_unit(need: Need, solution: Solution) -> float | None:
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


def _most_units(solution: Solution) -> int:
    if not solution.modular:
        return 1
    return solution.max_units or FIRST_PROGRAMME


def _costs(solution: Solution, units: int, dossier: Dossier, draws: Draws) -> NDArray[np.float64] | None:
    """The cost of the first programme: of its units, or of a programme told as a whole where one unit is it."""
    cost = solution.cost
    if cost is None or cost.high is None or cost.per == "other" or (cost.per == "programme" and units != 1):
        return None
    partnership = dossier.partnership
    rate = exchange_rate(dossier.rates, cost.currency, partnership.currency, cost.year)
    if rate is None:
        return None
    times = units * rate
    low, high = cost.low * times, cost.high * times
    return np.asarray(low + draws.column(f"cost {solution.id}") * (high - low))


def _money(costs: NDArray[np.float64] | None, dossier: Dossier) -> Money | None:
    if costs is None:
        return None
    partnership, spread = dossier.partnership, _spread(costs)
    return Money(spread.p05, spread.p50, spread.p95, partnership.currency, partnership.price_year, adjusted=False)


def _people(need: Need, share: NDArray[np.float64], draws: Draws) -> Spread | None:
    if need.affected is None:
        return None
    return _spread(share * draws.figure(f"affected {need.id}", of_estimate(need.affected)))


def _spread(values: NDArray[np.float64]) -> Spread:
    low, middle, high = (float(v) for v in np.percentile(values, _PERCENTILES))
    return Spread(low, middle, high)
