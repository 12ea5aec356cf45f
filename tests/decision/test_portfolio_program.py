"""The program against trying every plan: most is met, and all that was asked for is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import OptimizeResult

from bybro.decision.portfolio import solver
from bybro.decision.portfolio.demands import binding, unmet
from bybro.decision.portfolio.frontier import Frontier
from bybro.decision.portfolio.measure import bad_case, mean_cost, shares_met
from bybro.decision.portfolio.solver import solve
from bybro.decision.portfolio.terms import Terms
from bybro.errors import ImpossibleError
from bybro.model.portfolio import Demand
from tests.decision.chooser import Told, best_by_trying, choices, keeps

if TYPE_CHECKING:
    from bybro.decision.portfolio.options import Choices

SHARES = st.sampled_from([0.0, 0.1, 0.25, 0.4, 0.6, 1.0])
NAMES = st.sampled_from(["s0", "s1", "s2"])


@st.composite
def fields(draw: st.DrawFn) -> Choices:
    """Up to three options for two needs in four draws; sometimes the third is the first after the second."""
    prices = draw(st.lists(st.integers(1, 9), min_size=2, max_size=3))
    told = []
    for n, price in enumerate(prices):
        met = draw(st.lists(st.lists(SHARES, min_size=4, max_size=4), min_size=2, max_size=2))
        providers = draw(st.sampled_from([("p",), ("q",), ("p", "q")]))
        told.append(Told(price, draw(st.integers(1, 2)), met, providers, name=f"s{n}"))
    if len(told) == 3 and draw(st.booleans()):
        told[2] = told[2]._replace(name="s0", after="s1")
    return choices(told, draw(st.lists(st.integers(1, 5), min_size=2, max_size=2)), ["water", "waste"])


@st.composite
def terms(draw: st.DrawFn) -> Terms:
    """Demands of every kind, few at a time."""
    pair = st.tuples(NAMES, NAMES).filter(lambda two: two[0] != two[1])
    return Terms(
        exclude=tuple(draw(st.lists(NAMES, max_size=1))),
        require=tuple(draw(st.lists(NAMES, max_size=1))),
        max_per_provider=draw(st.sampled_from([None, None, 1, 2])),
        not_together=tuple(draw(st.lists(pair, max_size=1))),
        after=tuple(draw(st.lists(pair, max_size=1))),
        min_share=draw(st.sampled_from([{}, {}, {"water": 0.1}, {"waste": 0.3}])),
        floor=draw(st.sampled_from([None, None, 0.05, 0.2])),
    )


@settings(max_examples=120, deadline=None)
@given(fields(), terms(), st.integers(0, 20))
def test_no_whole_numbered_plan_meets_more(field: Choices, asked: Terms, budget: int) -> None:
    """Two ways to the same answer: the solver's, and trying every plan there is."""
    found, best = solve(field, asked, float(budget)), best_by_trying(field, asked, float(budget))

    assert (found is None) == (best is None)
    if found is not None:
        assert found.needs_met == pytest.approx(best, abs=1e-8)
        assert found.is_proven
        assert keeps(field, asked, budget, found.units)


@settings(max_examples=40, deadline=None)
@given(fields(), terms())
def test_more_budget_never_meets_less(field: Choices, asked: Terms) -> None:
    frontier = Frontier(field, asked)
    budgets = frontier.budgets(10.0)
    found = [-1.0 if plan is None else plan.needs_met for plan in map(frontier.at, budgets)]

    assert found == sorted(found)
    assert 10.0 in budgets


@settings(max_examples=40, deadline=None)
@given(fields(), terms(), st.integers(0, 20))
def test_a_demand_less_never_meets_less(field: Choices, asked: Terms, budget: int) -> None:
    bound = solve(field, asked, float(budget))
    for demand in asked.demands():
        free = solve(field, asked.without(demand), float(budget))
        assert bound is None or (free is not None and free.needs_met >= bound.needs_met - 1e-9)


def test_a_unit_meets_one_need_only() -> None:
    """One square for 5 that would meet half of either need: a quarter of all, not a half."""
    plan = solve(choices([Told(5.0, 1, [[0.5], [0.5]])], [3, 3]), Terms(), 100.0)

    assert plan is not None
    assert plan.units.sum() == 1
    assert plan.needs_met == pytest.approx(0.25)


def test_a_need_is_never_met_twice() -> None:
    """Three units of a half meet it whole; the third is not bought."""
    plan = solve(choices([Told(1.0, 3, [[0.5]])], [3]), Terms(), 100.0)

    assert plan is not None
    assert (plan.units.tolist(), plan.needs_met) == ([2], 1.0)


def test_two_that_fail_together_are_worth_less_than_two_that_do_not() -> None:
    """The floor takes the pair of which one always works, though the other pair meets more on average."""
    steady = [Told(1.0, 1, [[1.0, 0.0] * 8]), Told(1.0, 1, [[0.0, 1.0] * 8])]
    risky = Told(2.0, 1, [[1.0] * 15 + [0.0]])
    field = choices([*(t._replace(met=[[x * 0.9 for x in t.met[0]]]) for t in steady), risky], [1])
    free, safe = solve(field, Terms(), 2.0), solve(field, Terms(floor=0.5), 2.0)

    assert free is not None
    assert safe is not None
    assert free.units.tolist() == [0, 0, 1]
    assert bad_case(field, shares_met(field, free.units)) < 0.5
    assert safe.units.tolist() == [1, 1, 0]
    assert bad_case(field, shares_met(field, safe.units)) == pytest.approx(0.9)


def test_the_bad_case_counts_the_edge_in_part() -> None:
    """A tenth of 16 draws is 1.6 of them: all of the worst and 0.6 of the next."""
    field = choices([Told(1.0, 1, [[0.0, 0.4, *[1.0] * 14]])], [1])

    assert bad_case(field, shares_met(field, np.array([1]))) == pytest.approx(0.6 * 0.4 / 1.6)


def test_a_plan_that_costs_the_whole_budget_is_kept_and_a_cent_more_is_not() -> None:
    field = choices([Told(1e7, 1, [[0.5]]), Told(1e7 + 0.01, 1, [[0.6]])], [1])
    whole, short = solve(field, Terms(), 1e7), solve(field, Terms(), 1e7 - 0.01)

    assert whole is not None
    assert (whole.units.tolist(), whole.cost) == ([1, 0], 1e7)
    assert short is not None
    assert short.units.sum() == 0


def test_what_is_free_is_taken() -> None:
    plan = solve(choices([Told(0.0, 2, [[0.3]])], [1]), Terms(), 0.0)

    assert plan is not None
    assert plan.units.tolist() == [2]


def test_a_second_form_is_chosen_only_with_the_one_it_builds_on() -> None:
    """Digestion works once sorting does; sorting alone meets nothing, and is bought for it where money reaches."""
    field = choices(
        [Told(2.0, 1, [[0.0, 0.1]], name="sorting"), Told(3.0, 1, [[0.9, 0.9]], name="digestion", after="sorting")], [1]
    )
    poor, rich = solve(field, Terms(), 4.0), solve(field, Terms(), 5.0)

    assert poor is not None
    assert poor.units.tolist() == [1, 0]
    assert rich is not None
    assert rich.units.tolist() == [1, 1]


def test_fewer_draws_are_looked_at_where_there_are_many_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solver, "MOST_ROWS", 8)
    rng = np.linspace(0.4, 0.9, 64)
    plan = solve(choices([Told(1.0, 2, [rng.tolist()])], [1]), Terms(), 2.0)

    assert plan is not None
    assert plan.gap is None
    assert not plan.is_proven
    assert plan.needs_met == pytest.approx(np.minimum(1.0, 2 * rng).mean())


def test_no_answer_in_time_is_not_told_as_no_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solver, "milp", lambda *_, **__: OptimizeResult(x=None, status=1, mip_gap=None))

    with pytest.raises(ImpossibleError, match=r"nor that there is none\. Ask for less"):
        solve(choices([Told(1.0, 1, [[0.9]])], [1]), Terms(floor=0.5), 1.0)


def test_what_holds_a_plan_back_is_named() -> None:
    field = choices([Told(1.0, 1, [[0.9]]), Told(1.0, 1, [[0.2]])], [1])
    asked = Terms(exclude=("s0",), max_per_provider=5)
    plan = solve(field, asked, 1.0)

    assert plan is not None
    assert list(binding(field, asked, 1.0, plan)) == [Demand("exclude", ("s0",))]


@pytest.mark.parametrize(
    ("asked", "budget", "why"),
    [
        (Terms(require=("s0",), exclude=("s0",)), 9.0, [("require", "excluded")]),
        (Terms(require=("nowhere",)), 9.0, [("require", "does_not_fit")]),
        (Terms(require=("s0",)), 0.5, [("require", "too_dear")]),
        (Terms(floor=0.99), 9.0, [("floor", "out_of_reach")]),
        (Terms(min_share={"waste": 0.9}), 0.5, [("min_share", "too_dear")]),
        (
            Terms(require=("s0", "s1"), not_together=(("s0", "s1"),)),
            9.0,
            [("require", "with_the_rest"), ("require", "with_the_rest"), ("not_together", "with_the_rest")],
        ),
    ],
)
def test_what_cannot_be_kept_is_named_with_its_reason(asked: Terms, budget: float, why: list[tuple[str, str]]) -> None:
    field = choices([Told(1.0, 1, [[0.9]]), Told(1.0, 1, [[0.05]])], [1])

    assert solve(field, asked, budget) is None
    assert [(u.demand.kind, u.reason) for u in unmet(field, asked, budget)] == why


def test_the_next_to_come_in_is_told_with_its_budget() -> None:
    field = choices([Told(1.0, 1, [[0.3]]), Told(4.0, 1, [[0.5]])], [1])
    frontier = Frontier(field, Terms())
    budgets = frontier.budgets(1.5)
    ((name, at),) = frontier.entries(1.5, [b for b in budgets if b > 1.5], 5)

    assert name == "s1"
    assert 4.0 <= at <= 4.1
    assert frontier.chosen(at) == {"s1"}
    assert mean_cost(field, np.array([1, 1])) == budgets[-1] == 5.0
