"""What money could do, budget by budget: the same answers as a portfolio for each budget by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from bybro.decision.match import Matcher
from bybro.decision.portfolio.outlook import QUARTER, examples, outlook_of
from bybro.decision.portfolio.portfolio import portfolio
from bybro.decision.portfolio.solver import Plan
from tests.builders import HOME, PARTNER, a_dossier, a_need, a_solution

if TYPE_CHECKING:
    from bybro.model.dossier import Dossier
    from bybro.model.outlook import Outlook

DRAWS = 256


@pytest.fixture(scope="module")
def outlook(example: Dossier) -> Outlook:
    return outlook_of(Matcher(example, draws=DRAWS))


def test_the_frontier_is_that_of_a_portfolio_without_money(example: Dossier, outlook: Outlook) -> None:
    alone = portfolio(example, budget=0.0, draws=DRAWS)

    assert outlook.frontier == alone.frontier
    assert outlook.first_in == alone.just_outside
    assert (outlook.not_costed, outlook.too_small) == (alone.not_costed, alone.too_small)
    assert outlook.is_proven


def test_an_example_is_a_portfolio_for_its_budget(example: Dossier, outlook: Outlook) -> None:
    told = outlook.examples[1]
    alone = portfolio(example, budget=told.budget, draws=DRAWS)

    assert told.needs_met == pytest.approx(alone.needs_met, abs=1e-6)
    assert told.budget in {point.budget for point in outlook.frontier}


def test_the_examples_lead_to_the_whole_reach(outlook: Outlook) -> None:
    budgets = [told.budget for told in outlook.examples]
    points = {point.budget: point.needs_met for point in outlook.frontier}

    assert budgets == sorted(set(budgets))
    assert budgets[0] > 0.0
    assert budgets[-1] == outlook.frontier[-1].budget
    for told in outlook.examples:
        assert told.needs_met == points[told.budget]
        assert told.needs_met >= QUARTER * (outlook.frontier[-1].needs_met or 0.0)
        assert 0.0 <= told.assumed <= told.needs_met
        assert told.chosen


@pytest.mark.parametrize(
    ("met", "told"),
    [
        ([0.0, 0.0], []),
        ([0.0], []),
        ([0.0, 0.1], [1]),
        ([0.0, 0.01, 0.05, 0.1, 0.1], [2, 4]),
        ([0.0, 0.03, 0.05, 0.06, 0.07, 0.08, 0.09, 0.1, 0.1], [1, 2, 8]),
        ([0.0, 0.05, 0.06, 0.07, 0.1], [1, 4]),
    ],
)
def test_which_budgets_are_examples(met: list[float], told: list[int]) -> None:
    nothing = np.zeros(0, dtype=np.int64)

    assert examples([(float(n), Plan(nothing, share, float(n), 0.0)) for n, share in enumerate(met)]) == told


def test_where_nothing_has_a_price_there_is_nothing_to_choose() -> None:
    dossier = a_dossier(needs=[a_need(city=PARTNER)], solutions=[a_solution(place=HOME, cost=None)])
    found = outlook_of(Matcher(dossier, draws=64))

    assert [(point.budget, point.needs_met) for point in found.frontier] == [(0.0, 0.0)]
    assert (found.first_in, found.examples) == ((), ())
