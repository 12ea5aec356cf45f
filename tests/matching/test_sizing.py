"""How many units, what share, what cost, how many people; and what stays empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bybro.draws.sample import Draws
from bybro.matching.sizing import Size, size_of
from tests.builders import a_dossier, a_need, a_partnership, a_rate, a_solution

if TYPE_CHECKING:
    from bybro.model.dossier import Dossier
    from bybro.model.match import Spread
    from bybro.model.need import Need
    from bybro.model.solution import Solution

DRAWS = Draws(1024)
MILLION = 1_000_000


def _size(need: Need | None = None, solution: Solution | None = None, dossier: Dossier | None = None) -> Size:
    return size_of(need or a_need(), solution or a_solution(), dossier or a_dossier(), DRAWS)


def _demand(low: float, high: float | None = None, **changes: object) -> dict[str, object]:
    row = {"low": low, "mode": None, "high": low if high is None else high, "unit": "t/day", "serves": "organic waste"}
    return row | changes


def _capacity(value: float = 50, **changes: object) -> dict[str, object]:
    row = {"value": value, "unit": "t/day", "serves": "organic waste", "basis": "yearly mean"}
    return row | changes


def _cost(low: float, high: float | None, **changes: object) -> dict[str, object]:
    row = {"low": low, "high": high, "currency": "EUR", "year": 2016, "covers": "building", "per": "unit"}
    return row | changes


def _told(spread: Spread | None) -> tuple[float, float, float]:
    assert spread is not None
    return spread.p05, spread.p50, spread.p95


def test_the_first_programme_meets_the_middle_of_the_demand() -> None:
    """80 to 120 t a day, 50 t a unit: two units."""
    size = _size()

    assert size.programme is not None
    assert size.programme.units == 2
    assert size.programme.units_for_all == pytest.approx(2)
    assert size.programme.utilisation == pytest.approx(1)


@given(st.floats(1, 100), st.floats(0, 100), st.integers(1, 9))
def test_a_demand_whose_middle_is_so_many_units_takes_so_many_and_no_draw_adds_one(
    unit: float, spread: float, units: int
) -> None:
    middle = unit * units
    spread = min(spread, 0.8 * middle)  # wider, it would be on the log scale

    size = _size(
        a_need(demand=_demand(middle - spread, middle + spread)), a_solution(capacity=_capacity(unit), max_units=9)
    )

    assert size.programme is not None
    assert size.programme.units == units


def test_its_share_of_the_need_has_the_range_of_the_demand() -> None:
    """Uniform over 80 to 120: 100 t meet the lower half whole, and 100/118 of the demand of one in twenty."""
    assert _told(_size().coverage) == pytest.approx((100 / 118, 1, 1), abs=0.005)


@given(st.floats(1, 1000), st.floats(0, 1000))
def test_a_wider_demand_widens_the_share_and_never_improves_its_lower_end(low: float, more: float) -> None:
    solution = a_solution(max_units=1)

    narrow, wide = (_size(a_need(demand=_demand(low, high)), solution) for high in (low + more / 2, low + more))

    assert _told(wide.coverage)[0] <= _told(narrow.coverage)[0] + 1e-9


@pytest.mark.parametrize(
    ("modular", "max_units", "units"), [(True, None, 10), (True, 4, 4), (True, 25, 20), (False, None, 1)]
)
def test_a_first_programme_is_at_most_what_can_be_built_else_ten(
    modular: bool,  # noqa: FBT001
    max_units: int | None,
    units: int,
) -> None:
    """20 units would do for 1,000 t a day."""
    size = _size(a_need(demand=_demand(1000)), a_solution(modular=modular, max_units=max_units))

    assert size.programme is not None
    assert size.programme.units == units
    assert size.programme.units_for_all == pytest.approx(20)
    assert _told(size.coverage) == pytest.approx((units / 20,) * 3)


def test_a_plant_too_big_for_the_need_stands_partly_idle() -> None:
    size = _size(a_need(demand=_demand(20)), a_solution(capacity=_capacity(100)))

    assert size.programme is not None
    assert size.programme.units == 1
    assert size.programme.utilisation == pytest.approx(0.2)
    assert _told(size.coverage) == (1, 1, 1)


def test_a_plant_however_big_is_one_plant() -> None:
    size = _size(a_need(demand=_demand(1e-6)), a_solution(capacity=_capacity(1e6)))

    assert size.programme is not None
    assert size.programme.units == 1


def test_capacity_and_demand_may_be_told_in_different_units_of_one_kind() -> None:
    size = _size(a_need(demand=_demand(100)), a_solution(capacity=_capacity(36_525, unit="t/year"), max_units=1))

    assert _told(size.coverage) == pytest.approx((1, 1, 1))


@pytest.mark.parametrize(
    ("need", "solution"),
    [
        (a_need(demand=None), a_solution()),
        (a_need(), a_solution(capacity=None)),
        (a_need(), a_solution(capacity=_capacity(serves="mixed waste"))),
        (a_need(), a_solution(capacity=_capacity(basis="rated"))),
        (a_need(), a_solution(capacity=_capacity(basis="stock"))),
        (a_need(demand=_demand(0)), a_solution()),
        *((a_need(), a_solution(delivers=what)) for what in ("know-how", "money", "study")),
    ],
)
def test_without_the_same_thing_on_both_sides_there_is_no_size(need: Need, solution: Solution) -> None:
    """No share, and so no cost and no people either: what is missing stays empty."""
    assert _size(need, solution) == Size()


@pytest.mark.parametrize(
    ("unit", "basis"),
    [
        ("t/day", "yearly mean"),
        ("m**3/year", "yearly mean"),
        ("count/day", "yearly mean"),
        ("MWh/year", "yearly mean"),
        ("MW", "rated"),
        ("kW", "rated"),
        ("count", "stock"),
        ("m**2", "stock"),
        ("km", "stock"),
    ],
)
def test_a_demand_stands_on_one_basis_only(unit: str, basis: str) -> None:
    """A flow is a yearly mean, power is rated, anything else a stock; no other basis is compared with it."""
    sized = {
        other: _size(
            a_need(demand=_demand(100, unit=unit)), a_solution(capacity=_capacity(unit=unit, basis=other))
        ).coverage
        is not None
        for other in ("yearly mean", "rated", "stock", "at one time")
    }

    assert [other for other, is_sized in sized.items() if is_sized] == [basis]


def test_the_cost_is_that_of_all_units_of_the_first_programme() -> None:
    """Two units of 9 to 11 million."""
    assert _told(_size().cost) == pytest.approx((18.2 * MILLION, 20 * MILLION, 21.8 * MILLION), rel=0.001)


def test_the_cost_of_a_programme_stands_only_where_one_unit_is_the_programme() -> None:
    solution = a_solution(cost=_cost(5 * MILLION, 5 * MILLION, per="programme"))

    two_units, one_unit = _size(a_need(), solution), _size(a_need(demand=_demand(40)), solution)

    assert two_units.cost is None
    assert _told(one_unit.cost) == (5 * MILLION,) * 3


@pytest.mark.parametrize(
    "cost",
    [
        None,
        _cost(MILLION, MILLION, per="other"),
        _cost(MILLION, None),  # a lower bound only
        _cost(MILLION, MILLION, currency="CHF"),  # no rate leads from it
    ],
)
def test_a_cost_that_says_no_sum_stays_empty_and_the_rest_stands(cost: dict[str, object] | None) -> None:
    size = _size(a_need(), a_solution(cost=cost))

    assert size.cost is None
    assert size.coverage == _size().coverage
    assert size.people_helped == _size().people_helped


def test_a_cost_is_exchanged_into_the_money_of_the_dossier() -> None:
    """11 million dollars, at 1.1 dollars a euro, are 10 million euros a unit."""
    solution = a_solution(cost=_cost(11 * MILLION, 11 * MILLION, currency="USD"))

    cost = _size(a_need(), solution).cost

    assert _told(cost) == pytest.approx((20 * MILLION,) * 3)
    assert cost is not None
    assert (cost.currency, cost.price_year, cost.adjusted) == ("EUR", 2016, False)


def test_a_cost_is_exchanged_over_a_third_currency_where_no_rate_leads_straight() -> None:
    rates = (a_rate(to="DKK", rate=7.5), a_rate(to="USD", rate=1.2))
    dossier = a_dossier(partnership=a_partnership(currency="DKK"), rates=rates)

    cost = _size(a_need(demand=_demand(50)), a_solution(cost=_cost(12, 12, currency="USD")), dossier).cost

    assert _told(cost) == pytest.approx((75,) * 3)


def test_people_helped_are_the_share_of_those_affected() -> None:
    """Half of the demand is met: half of the 50,000."""
    size = _size(a_need(demand=_demand(100)), a_solution(max_units=1))

    assert _told(size.people_helped) == pytest.approx((25_000,) * 3)


def test_people_have_the_range_of_those_affected() -> None:
    affected = {"low": 10_000, "mode": None, "high": 50_000, "unit": "count"}

    size = _size(a_need(demand=_demand(100), affected=affected), a_solution(max_units=1))

    assert _told(size.people_helped) == pytest.approx((6000, 15_000, 24_000), rel=0.005)


def test_nobody_is_helped_where_it_is_unknown_who_is_affected() -> None:
    size = _size(a_need(affected=None))

    assert size.people_helped is None
    assert size.coverage is not None


def test_nobody_is_helped_where_there_is_no_share() -> None:
    """The trade alliance that once "helped" 375,000 people."""
    assert _size(a_need(), a_solution(delivers="know-how")).people_helped is None


@given(st.integers(2, 9), st.floats(1, 500), st.floats(1, 500))
def test_scaling_demand_and_capacity_alike_changes_nothing(times: int, capacity: float, demand: float) -> None:
    one = _size(a_need(demand=_demand(demand)), a_solution(capacity=_capacity(capacity)))
    other = _size(a_need(demand=_demand(demand * times)), a_solution(capacity=_capacity(capacity * times)))

    assert one.programme is not None
    assert other.programme is not None
    assert one.programme.units == other.programme.units
    assert _told(one.coverage) == pytest.approx(_told(other.coverage))
    assert _told(one.people_helped) == pytest.approx(_told(other.people_helped))


@given(st.floats(0.1, 1e4), st.floats(0, 1e4), st.floats(0.1, 1e4), st.integers(1, 40))
def test_no_share_is_above_the_whole_and_no_more_people_are_helped_than_affected(
    low: float, more: float, capacity: float, max_units: int
) -> None:
    size = _size(a_need(demand=_demand(low, low + more)), a_solution(capacity=_capacity(capacity), max_units=max_units))

    p05, p50, p95 = _told(size.coverage)
    assert 0 < p05 <= p50 <= p95 <= 1
    assert _told(size.people_helped)[2] <= 50_000
    assert size.programme is not None
    assert 1 <= size.programme.units <= max_units
    assert 0 < size.programme.utilisation <= 1


def test_two_solutions_for_one_need_see_the_same_demand() -> None:
    """One draw per need: the same plant under another name has the same share."""
    assert _size(a_need(), a_solution(id="a")).coverage == _size(a_need(), a_solution(id="b")).coverage


def test_people_and_demand_that_go_together_help_fewer_in_the_extremes() -> None:
    """Where many are in need much is needed too, so the share met is small when those affected are many."""
    need = a_need(demand=_demand(50, 200), affected={"low": 1000, "mode": None, "high": 9000, "unit": "count"})
    together = Draws(1024, together=[(f"demand {need.id}", f"affected {need.id}", 0.95)])
    solution = a_solution(capacity=_capacity(50), max_units=1)

    alone = _told(size_of(need, solution, a_dossier(), DRAWS).people_helped)
    mixed = _told(size_of(need, solution, a_dossier(), together).people_helped)

    assert mixed[2] - mixed[0] < 0.7 * (alone[2] - alone[0])
