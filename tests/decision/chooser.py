"""Small choices made of plain numbers, and the best plan found by trying them all."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bybro.decision.portfolio.measure import bad_case, mean_cost, needs_met, shares_met
from bybro.decision.portfolio.options import Choices, Option, Use
from bybro.matching.sizing import Price
from tests.builders import a_need, a_solution

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from bybro.decision.portfolio.terms import Terms


class Told(NamedTuple):
    """An option as a test tells it: its price, its most units, per need the share a unit meets in each draw."""

    price: float
    most: int
    met: Sequence[Sequence[float]]
    providers: Sequence[str] = ("p",)
    after: str | None = None
    name: str | None = None


def choices(told: Sequence[Told], severities: Sequence[int], themes: Sequence[str] = ()) -> Choices:
    """Options s0, s1, … for needs n0, n1, …; a share of 0 in every draw is no use."""
    options, uses = [], []
    draws = len(told[0].met[0]) if told else 1
    for j, one in enumerate(told):
        solution = a_solution(id=one.name or f"s{j}", providers=list(one.providers))
        options.append(Option(solution, one.after, Price(one.price, one.price, is_whole=False), one.most))
        for n, met in enumerate(one.met):
            uses.append(Use(j, n, one.most, is_assumed=False, met=np.array(met, dtype=float)))
    needs = [
        a_need(id=f"n{n}", severity=s, themes=[themes[n] if themes else "waste"]) for n, s in enumerate(severities)
    ]
    weights = np.array(severities, dtype=float) / sum(severities)
    return Choices(tuple(needs), weights, (None,) * len(needs), tuple(options), tuple(uses), (), (), draws)


def best_by_trying(field: Choices, terms: Terms, budget: float) -> float | None:
    """What the best of all whole-numbered plans meets; None where none keeps the terms."""
    return max((needs_met(field, plan) for plan in _plans(field) if keeps(field, terms, budget, plan)), default=None)


def _plans(field: Choices) -> Iterator[NDArray[np.int64]]:
    for plan in itertools.product(*(range(use.most + 1) for use in field.uses)):
        yield np.array(plan, dtype=np.int64)


def keeps(field: Choices, terms: Terms, budget: float, plan: NDArray[np.int64]) -> bool:
    """Whether a plan keeps the budget and all that is asked for, read as a person would."""
    units = [
        sum(int(plan[k]) for k, use in enumerate(field.uses) if use.option == j) for j in range(len(field.options))
    ]
    ways = [o for o, many in zip(field.options, units, strict=True) if many]
    names = [o.solution.id for o in ways]
    providers = [p for o in ways for p in o.solution.providers]
    met = shares_met(field, plan)
    return (
        all(many <= o.most for many, o in zip(units, field.options, strict=True))
        and mean_cost(field, plan) <= budget * (1 + 1e-9)
        and len(set(names)) == len(names)
        and all(o.after is None or o.after in names for o in ways)
        and not set(names) & set(terms.exclude)
        and set(names) >= set(terms.require)
        and (terms.max_per_provider is None or all(providers.count(p) <= terms.max_per_provider for p in providers))
        and all(len(set(group) & set(names)) <= 1 for group in terms.not_together)
        and all(then not in names or first in names for first, then in terms.after)
        and all(_theme(field, met, t) >= share - 1e-9 for t, share in terms.min_share.items())
        and (terms.floor is None or bad_case(field, met) >= terms.floor - 1e-9)
    )


def _theme(field: Choices, met: NDArray[np.float64], theme: str) -> float:
    own = [n for n, need in enumerate(field.needs) if need.themes[0] == theme]
    return float(met.mean(axis=0)[own] @ field.weights[own] / field.weights[own].sum())
