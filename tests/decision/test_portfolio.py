"""From a dossier to a portfolio: what may be chosen, what it is assumed to do, and what is told of it."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np
import pytest

from bybro.decision.match import Matcher
from bybro.decision.portfolio.measure import people_helped
from bybro.decision.portfolio.offers import choices_of
from bybro.decision.portfolio.portfolio import portfolio
from bybro.decision.portfolio.terms import Terms
from bybro.decision.portfolio.worlds import works
from bybro.decision.prospects import believed
from bybro.draws.sample import Draws
from bybro.errors import NotOfferedError, UnknownRecordError
from tests.builders import (
    HOME,
    PARTNER,
    a_class,
    a_dossier,
    a_fact,
    a_need,
    a_requirement,
    a_solution,
    an_indicator,
    requirement_row,
)
from tests.decision.chooser import Told, choices

if TYPE_CHECKING:
    from bybro.decision.portfolio.options import Choices
    from bybro.matching.candidate import Candidate
    from bybro.model.dossier import Dossier
    from bybro.model.portfolio import Portfolio

SORTED = {"indicator": "sorting", "op": "==", "value": True, "unit": None}
BUDGET = 20_000_000.0


@pytest.fixture(scope="module")
def answer(example: Dossier) -> Portfolio:
    """Twenty million euros for Copenhagen and Beirut."""
    return portfolio(example, budget=BUDGET)


def _choices(dossier: Dossier, currency: str = "EUR") -> Choices:
    return choices_of(Matcher(dossier), dossier.needs, currency)


def _candidates(dossier: Dossier) -> list[Candidate]:
    matcher = Matcher(dossier)
    return [c for need in dossier.needs if not need.umbrella for c in matcher.candidates(need)]


def _names(field: Choices) -> list[str]:
    return [option.solution.id for option in field.options]


def test_a_plant_that_is_sized_meets_its_share_of_the_need() -> None:
    """50 t a day of some 100, always free land: half the need a unit, less what it is not about, where it works."""
    dossier = a_dossier()
    (candidate,) = _candidates(dossier)
    (use,) = _choices(dossier).uses
    found = portfolio(dossier, budget=10_000_000)

    expected = candidate.relevance.score * believed(candidate) * float(np.mean(50 / np.linspace(80, 120, 10_001)))
    assert use.met.mean() == pytest.approx(expected, rel=0.02)
    assert [(c.solution, c.units, c.assumed) for c in found.chosen] == [("digestion-plant", 1, ())]
    assert found.needs_met == pytest.approx(use.met.mean())
    assert found.chosen[0].needs == {"organic-waste": pytest.approx(use.met.mean())}
    assert found.status == "optimal"


def test_units_are_bought_as_far_as_money_and_need_reach() -> None:
    found = [portfolio(a_dossier(), budget=b).chosen for b in (9_999_999, 19_999_999, 25_000_000, 1e9)]

    assert [[c.units for c in chosen] for chosen in found] == [[], [1], [2], [2]]


@pytest.mark.parametrize(
    "cost",
    [
        None,
        {"low": 1, "high": None, "currency": "EUR", "year": 2016, "covers": "all", "per": "unit"},
        {"low": 1, "high": 2, "currency": "EUR", "year": 2016, "covers": "a bin", "per": "other"},
        {"low": 1, "high": 2, "currency": "LBP", "year": 2016, "covers": "all", "per": "unit"},
    ],
    ids=["none", "no high end", "per other", "no rate"],
)
def test_what_has_no_cost_to_reckon_with_is_never_chosen_and_is_named(cost: object) -> None:
    found = portfolio(a_dossier(solutions=(a_solution(cost=cost),)), budget=1e9)

    assert (found.chosen, found.not_costed, found.needs_met) == ((), ("digestion-plant",), 0.0)


@pytest.mark.parametrize("delivers", ["know-how", "money", "study"])
def test_what_prepares_the_ground_is_no_choice(delivers: str) -> None:
    found = portfolio(a_dossier(solutions=(a_solution(delivers=delivers),)), budget=1e9)

    assert (found.chosen, found.not_costed) == ((), ())


def test_what_a_killer_stops_is_no_choice() -> None:
    stopped = a_dossier(solutions=(a_solution(requirements=[requirement_row(value=50)]),))

    assert portfolio(stopped, budget=1e9).chosen == ()


def test_a_programme_told_as_a_whole_is_bought_once() -> None:
    cost = {"low": 1e6, "high": 1e6, "currency": "EUR", "year": 2016, "covers": "all", "per": "programme"}
    (chosen,) = portfolio(a_dossier(solutions=(a_solution(cost=cost),)), budget=1e9).chosen

    assert (chosen.units, chosen.cost.p50) == (1, 1e6)


def test_a_budget_in_another_currency_is_exchanged() -> None:
    """11 million dollars are 10 million euros."""
    found = [portfolio(a_dossier(), budget=b, currency="USD") for b in (10_900_000, 11_100_000)]

    assert [len(f.chosen) for f in found] == [0, 1]
    assert found[1].currency == "USD"
    assert found[1].chosen[0].cost.p50 == pytest.approx(11_000_000, rel=0.01)


def test_a_size_that_nobody_told_is_assumed_and_marked() -> None:
    (chosen,) = portfolio(a_dossier(solutions=(a_solution(capacity=None),)), budget=1e9).chosen
    (use,) = _choices(a_dossier(solutions=(a_solution(capacity=None),))).uses

    assert (chosen.units, chosen.assumed) == (1, ("organic-waste",))
    assert use.most == 1
    assert use.met.max() <= 0.1


def test_silence_about_the_size_is_no_bargain() -> None:
    """What costs a hundredth of a plant that meets half the need is assumed to meet a two-hundredth, not a tenth."""
    cheap = {"low": 1e5, "high": 1e5, "currency": "EUR", "year": 2016, "covers": "all", "per": "unit"}
    dossier = a_dossier(solutions=(a_solution(), a_solution(id="silent", capacity=None, cost=cheap)))
    told, silent = _choices(dossier).uses

    assert silent.is_assumed
    assert silent.met.max() == pytest.approx(told.met[told.met > 0].mean() / 100, rel=0.1)


def test_what_would_meet_next_to_nothing_is_left_out_unless_it_is_required() -> None:
    crumb = {"value": 0.05, "unit": "t/day", "serves": "organic waste", "basis": "yearly mean"}
    dossier = a_dossier(solutions=(a_solution(capacity=crumb, max_units=1),))
    free, required = (portfolio(dossier, budget=1e9, terms=t) for t in (Terms(), Terms(require=("digestion-plant",))))

    assert (free.chosen, free.too_small) == ((), ("digestion-plant",))
    assert [c.solution for c in required.chosen] == ["digestion-plant"]


def test_people_of_two_needs_of_a_city_are_not_added_and_those_of_two_cities_are() -> None:
    field = choices([Told(1.0, 9, [[0.5, 0.0], [0.2, 0.8], [0.1, 0.1]])], [1, 1, 1])
    needs = (field.needs[0], field.needs[1], a_need(id="n2", city=HOME))
    people = tuple(np.full(2, n) for n in (1000.0, 2000.0, 100.0))
    met = np.stack([use.met for use in field.uses], axis=1)

    told = people_helped(_with(field, needs=needs, affected=people), met)
    silent = people_helped(_with(field, affected=(None, None, None)), met)

    assert told is not None
    assert told.tolist() == [500.0 + 10.0, 1600.0 + 10.0]
    assert silent is None


def _with(field: Choices, **changes: object) -> Choices:
    return type(field)(**{**field.__dict__, **changes})


def test_both_cities_needs_are_met_by_the_other_side_only() -> None:
    needs = (a_need(), a_need(id="at-home", city=HOME))
    both = a_dossier(needs=needs)

    assert [c.needs.keys() for c in portfolio(both, budget=1e9).chosen] == [{"organic-waste"}]
    assert portfolio(both, budget=1e9, city=PARTNER).needs_met == pytest.approx(
        2 * (portfolio(both, budget=1e9).needs_met or 0)
    )
    assert portfolio(both, budget=1e9, city=HOME).chosen == ()


def test_an_umbrella_need_is_not_counted_beside_its_parts() -> None:
    umbrella = a_dossier(needs=(a_need(), a_need(id="all-waste", umbrella=True)))

    assert portfolio(umbrella, budget=1e9).needs_met == portfolio(a_dossier(), budget=1e9).needs_met


def test_a_solution_works_exactly_as_often_as_is_believed(example: Dossier) -> None:
    draws, found = Draws(256), {}
    for c in _candidates(example):
        found[c.solution.id, c.need.city] = (
            believed(c),
            works(c.solution, c.need.city, c.lines, believed(c), example, draws),
        )

    assert len(found) > 100
    for chance, column in found.values():
        assert column.mean() == pytest.approx(chance, abs=1e-12)
        assert ((column > 0) & (column < 1)).sum() <= 1


def test_what_asks_the_same_of_a_city_fails_together_and_what_asks_the_opposite_does_not() -> None:
    def column(**line: object) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        asked = [requirement_row(importance="crucial", **line)]
        dossier = a_dossier(
            solutions=(a_solution(requirements=asked),),
            facts=(a_fact(estimate={**a_fact().estimate.to_row(), "low": 0}),),
        )
        (candidate,) = _candidates(dossier)
        return works(candidate.solution, PARTNER, candidate.lines, 0.5, dossier, Draws())

    much, more, little = column(value=2), column(value=3), column(op="<=", value=3)

    assert np.corrcoef(much, more)[0, 1] > 0.3
    assert np.corrcoef(much, little)[0, 1] < np.corrcoef(much, more)[0, 1]


def _sorting_first() -> Dossier:
    """A digestion plant that needs waste sorted at source, which a fact denies; and a scheme that sorts it."""
    sorting = an_indicator(id="sorting", kind="yes-no", unit=None, plausible_high=1)
    denied = {"low": 0, "mode": 0, "high": 0, "unit": None, "year": 2015}
    scheme = a_solution(id="scheme", class_="sorting-scheme", capacity=None)
    plant = a_solution(requirements=[requirement_row(**SORTED)])
    return a_dossier(
        indicators=(an_indicator(), sorting),
        facts=(a_fact(), a_fact(id="unsorted", indicator="sorting", estimate=denied)),
        classes=(a_class(id="sorting-scheme", lines=[], establishes=["sorting"]),),
        solutions=(scheme, plant),
    )


def test_sorting_first_then_digestion() -> None:
    """The plant is stopped by itself; with the scheme it is chosen, works only where the scheme does, and says so."""
    dossier = _sorting_first()
    field = _choices(dossier)
    chosen = {c.solution: c.after for c in portfolio(dossier, budget=1e9).chosen}
    without = portfolio(dossier, budget=1e9, terms=Terms(exclude=("scheme",)))
    scheme, plant = field.uses

    assert [(o.solution.id, o.after) for o in field.options] == [("scheme", None), ("digestion-plant", "scheme")]
    assert chosen == {"digestion-plant": "scheme", "scheme": None}
    assert without.chosen == ()
    assert plant.met.any()
    assert not plant.met[scheme.met == 0].any()


@pytest.mark.parametrize(
    ("budget", "currency", "city", "terms", "fault"),
    [
        (-1.0, None, None, Terms(), NotOfferedError),
        (float("nan"), None, None, Terms(), NotOfferedError),
        (float("inf"), None, None, Terms(), NotOfferedError),
        (1.0, "SEK", None, Terms(), NotOfferedError),
        (1.0, None, "Oslo", Terms(), UnknownRecordError),
        (1.0, None, None, Terms(exclude=("x",)), UnknownRecordError),
        (1.0, None, None, Terms(require=("x",)), UnknownRecordError),
        (1.0, None, None, Terms(after=(("digestion-plant", "x"),)), UnknownRecordError),
        (1.0, None, None, Terms(not_together=(("digestion-plant",),)), NotOfferedError),
        (1.0, None, None, Terms(after=(("digestion-plant", "digestion-plant"),)), NotOfferedError),
        (1.0, None, None, Terms(max_per_provider=0), NotOfferedError),
        (1.0, None, None, Terms(min_share={"gold": 0.1}), NotOfferedError),
        (1.0, None, None, Terms(min_share={"water": 0.1}), NotOfferedError),
        (1.0, None, None, Terms(min_share={"waste": 1.1}), NotOfferedError),
        (1.0, None, None, Terms(floor=float("nan")), NotOfferedError),
    ],
)
def test_what_cannot_be_asked_is_refused_with_a_remedy(
    budget: float, currency: str | None, city: str | None, terms: Terms, fault: type[Exception]
) -> None:
    with pytest.raises(fault, match=r"\. .*\.$"):
        portfolio(a_dossier(), budget=budget, currency=currency, city=city, terms=terms)


def test_a_dossier_without_solutions_is_answered() -> None:
    found = portfolio(a_dossier(solutions=()), budget=5.0)

    assert (found.status, found.chosen, found.needs_met, found.bad_case) == ("optimal", (), 0.0, 0.0)
    assert found.frontier[-1].budget == 5.0


def test_the_example_keeps_its_budget_and_counts_what_it_says(answer: Portfolio, example: Dossier) -> None:
    needs = {n.id: n for n in example.needs if not n.umbrella}
    total = sum(n.severity for n in needs.values())
    told = sum(share * needs[n].severity / total for c in answer.chosen for n, share in c.needs.items())

    assert answer.status == "optimal"
    assert answer.cost is not None
    assert answer.cost.p50 <= BUDGET
    assert told == pytest.approx(answer.needs_met)
    assert all(example.solution_by_id[c.solution].cost is not None for c in answer.chosen)
    assert not {c.solution for c in answer.chosen} & set(answer.not_costed)


def test_the_examples_first_choice_is_the_street_sport_hall(answer: Portfolio) -> None:
    """The one that told its size, at a price that leaves most of the money for the rest."""
    assert answer.chosen[0].solution == "game-streetmekka"
    assert answer.chosen[0].assumed == ()
    assert answer.assumed is not None
    assert answer.assumed < 0.2 * (answer.needs_met or 0.0)


def test_the_examples_frontier_never_falls_and_holds_the_budget(answer: Portfolio) -> None:
    budgets = [p.budget for p in answer.frontier]
    met = [p.needs_met for p in answer.frontier]

    assert BUDGET in budgets
    assert budgets == sorted(budgets)
    assert all(a <= b for a, b in itertools.pairwise(x for x in met if x is not None))
    assert all(o.enters_at > BUDGET for o in answer.just_outside)


def test_the_same_question_has_the_same_answer(example: Dossier, answer: Portfolio) -> None:
    assert portfolio(example, budget=BUDGET) == answer


def test_a_floor_that_holds_is_seen_in_the_bad_case() -> None:
    """A plant whose three lines surely hold works in every draw."""
    sure = an_indicator(id="sure", kind="yes-no", unit=None, plausible_high=1)
    yes = {"low": 1, "mode": 1, "high": 1, "unit": None, "year": 2015}
    lines = [a_requirement(indicator=f"sure{n}", op="==", value=True, unit=None) for n in range(3)]
    dossier = a_dossier(
        indicators=tuple(sure.model_copy(update={"id": f"sure{n}"}) for n in range(3)),
        facts=tuple(a_fact(id=f"f{n}", indicator=f"sure{n}", estimate=yes) for n in range(3)),
        solutions=(a_solution(requirements=lines),),
        classes=(),
    )
    found = portfolio(dossier, budget=1e9, terms=Terms(floor=0.3))

    assert found.status == "optimal"
    assert found.bad_case is not None
    assert found.bad_case >= 0.3
