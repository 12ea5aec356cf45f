"""What it is worth to know how large a need is."""

from __future__ import annotations

import pytest

from bybro.decision.questions.demand import demand_gain
from bybro.draws.sample import Draws
from bybro.matching.candidate import Candidate
from bybro.matching.retrieval import Relevance
from bybro.matching.sizing import size_of
from bybro.model.question import Choice
from bybro.model.verdict import Chance
from tests.builders import a_dossier, a_need, a_solution

DRAWS = Draws(4096)
FEW, MANY = 10.0, 1000.0


def _candidate(name: str, capacity: float, chance: float, low: float) -> Candidate:
    """One unit of so many tonnes a day that works with that chance, for a need of `low` to a thousand."""
    unit = {"value": capacity, "unit": "t/day", "serves": "organic waste", "basis": "yearly mean"}
    need = a_need(demand={"low": low, "mode": None, "high": MANY, "unit": "t/day", "serves": "organic waste"})
    solution = a_solution(id=name, capacity=unit, modular=False, max_units=None)
    return Candidate(
        need=need,
        solution=solution,
        dossier=a_dossier(),
        relevance=Relevance(1.0, ()),
        lines=(),
        chance=Chance(chance, 3, chance, chance),
        size=size_of(need, solution, a_dossier(), DRAWS),
        helps_themes=(),
        group="could",
    )


def test_a_small_sure_plant_and_a_large_doubtful_one_are_told_apart_by_the_size_of_the_need() -> None:
    """The sure one meets all of a small need, the doubtful one half of a large one; the range is on the log scale."""
    pair = [_candidate("sure", 20, 0.9, FEW), _candidate("doubtful", 500, 0.3, FEW)]
    need = pair[0].need
    demand = FEW * (MANY / FEW) ** DRAWS.column(f"demand {need.id}")
    sure, doubtful = 0.9 * (20 / demand).clip(max=1), 0.3 * (500 / demand).clip(max=1)

    found = demand_gain(pair, need, DRAWS)

    assert found is not None
    assert found.choice == Choice(now="sure", if_more="doubtful", if_less="sure")
    exact = sure.clip(min=doubtful).mean() - max(sure.mean(), doubtful.mean())
    assert found.value == pytest.approx(exact, rel=0.05)
    assert 0.0 < found.standard_error < found.value


def test_where_the_size_changes_no_choice_it_is_not_asked() -> None:
    better = [_candidate("better", 500, 0.9, FEW), _candidate("worse", 20, 0.3, FEW)]

    assert demand_gain(better, better[0].need, DRAWS) is None
    assert demand_gain(better[:1], better[0].need, DRAWS) is None


def test_a_size_that_is_known_is_not_asked() -> None:
    pair = [_candidate("sure", 20, 0.9, MANY), _candidate("doubtful", 500, 0.3, MANY)]

    assert demand_gain(pair, pair[0].need, DRAWS) is None
