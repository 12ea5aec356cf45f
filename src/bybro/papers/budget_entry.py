"""What a budget could do: the frontier with its scales, what comes in first, and a few budgets told in full."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bybro.model.match import Money, Spread
from bybro.papers.address import part
from bybro.papers.figure import Figure, share
from bybro.papers.scale import ticks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bybro.model.outlook import Outlook, Spending
    from bybro.model.portfolio import Chosen, FrontierPoint, Outside
    from bybro.papers.need_entry import DirectionEntry
    from bybro.papers.register import Register
    from bybro.papers.solution_entry import SolutionEntry

_HUNDRED = 100.0


@dataclass(frozen=True, slots=True)
class PointEntry:
    """A budget with what it meets at best; `figures`: budget, needs_met, people_helped where somebody is counted."""

    figures: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FirstEntry:
    """A solution that comes in first, and the id of the budget at which it does."""

    outside: Outside
    budget: str


@dataclass(frozen=True, slots=True)
class ChosenEntry:
    """A chosen solution; `figures`: units, cost; `shares`: of each need it serves, the id of the share it meets."""

    chosen: Chosen
    figures: Mapping[str, str]
    shares: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ExampleEntry:
    """A budget told in full; `figures`: those of its point; assumed, the part of needs_met that is; cost."""

    spending: Spending
    figures: Mapping[str, str]
    chosen: tuple[ChosenEntry, ...]


@dataclass(frozen=True, slots=True)
class BudgetEntry:
    """The chapter. `points` is empty where no money meets anything: then there is nothing to draw.

    `ticks`: of the two scales, budget and needs_met. `not_costed`, `too_small`: the ids of their counts.
    `places`: where the catalogue tells a solution, by its id.
    """

    outlook: Outlook
    points: tuple[PointEntry, ...]
    ticks: Mapping[str, tuple[str, ...]]
    first_in: tuple[FirstEntry, ...]
    examples: tuple[ExampleEntry, ...]
    not_costed: str
    too_small: str
    price_year: str
    places: Mapping[str, SolutionEntry]


def budget_entry(outlook: Outlook, directions: Sequence[DirectionEntry], register: Register) -> BudgetEntry:
    """The chapter of an outlook; `directions` tell where its solutions stand."""
    numbered = list(enumerate(outlook.frontier if outlook.examples else ()))
    of_budget = {point.budget: _point(n, point, outlook.currency, register) for n, point in numbered}
    places: dict[str, SolutionEntry] = {}
    for entry in _solutions(directions):
        places.setdefault(entry.match.solution.id, entry)
    return BudgetEntry(
        outlook,
        tuple(of_budget.values()),
        _ticks(outlook, register) if of_budget else {},
        tuple(_first(outside, outlook.currency, register) for outside in outlook.first_in if of_budget),
        tuple(_example(n, told, of_budget[told.budget], register) for n, told in enumerate(outlook.examples, 1)),
        _known("budget/not_costed", Figure("count", len(outlook.not_costed)), register),
        _known("budget/too_small", Figure("count", len(outlook.too_small)), register),
        _known("budget/price_year", Figure("year", outlook.price_year), register),
        places,
    )


def _solutions(directions: Sequence[DirectionEntry]) -> Iterator[SolutionEntry]:
    """Every solution under every need, where it could be done before where it could not."""
    groups = [group for d in directions for need in d.needs for group in need.groups]
    for is_stopped in (False, True):
        yield from (s for group in groups if (group.group == "no") == is_stopped for s in group.solutions)


def _point(number: int, point: FrontierPoint, currency: str, register: Register) -> PointEntry:
    # what meets nothing helps nobody, which is known without a count of those affected
    people = point.people_helped if point.needs_met else Spread.point(0.0)
    figures = {
        "budget": Figure("quantity", point.budget, currency),
        "needs_met": _exact(point.needs_met or 0.0),
        "people_helped": None if people is None else Figure("spread", people, "count"),
    }
    return PointEntry(_registered(f"budget/point/{number}", figures, register))


def _exact(value: float) -> Figure:
    """A share that is often below one per cent: told to three digits, as whole per cents would hide it."""
    return Figure("quantity", value * _HUNDRED, "percent")


def _ticks(outlook: Outlook, register: Register) -> dict[str, tuple[str, ...]]:
    last = outlook.frontier[-1]
    return {
        "budget": ticks("budget/picture/budget", last.budget, outlook.currency, register),
        "needs_met": ticks("budget/picture/needs_met", (last.needs_met or 0.0) * _HUNDRED, "percent", register),
    }


def _first(outside: Outside, currency: str, register: Register) -> FirstEntry:
    figure = Figure("quantity", outside.enters_at, currency)
    return FirstEntry(outside, _known(f"budget/first/{part(outside.solution)}", figure, register))


def _example(number: int, spending: Spending, point: PointEntry, register: Register) -> ExampleEntry:
    name = f"budget/example/{number}"
    own = {"assumed": share(min(1.0, spending.assumed / spending.needs_met)), "cost": _cost(spending.cost)}
    return ExampleEntry(
        spending,
        {**point.figures, **_registered(name, own, register)},
        tuple(_chosen(f"{name}/{part(chosen.solution)}", chosen, register) for chosen in spending.chosen),
    )


def _cost(cost: Money) -> Figure:
    """A cost without the year of its rates, which the chapter tells once."""
    return Figure("spread", Spread(cost.p05, cost.p50, cost.p95), cost.currency)


def _chosen(name: str, chosen: Chosen, register: Register) -> ChosenEntry:
    figures = {"units": Figure("count", chosen.units), "cost": _cost(chosen.cost)}
    shares = {need: _known(f"{name}/{part(need)}/share", _exact(met), register) for need, met in chosen.needs.items()}
    return ChosenEntry(chosen, _registered(name, figures, register), shares)


def _registered(name: str, figures: Mapping[str, Figure | None], register: Register) -> dict[str, str]:
    """The ids of the figures that are known."""
    found = {key: register.figure(f"{name}/{key}", figure) for key, figure in figures.items()}
    return {key: told for key, told in found.items() if told is not None}


def _known(name: str, figure: Figure, register: Register) -> str:
    return str(register.figure(name, figure))
