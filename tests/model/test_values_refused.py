"""Values of the trade that contradict themselves cannot be made, in any record that holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from tests.builders import (
    SOURCE,
    a_city,
    a_fact,
    a_funder,
    a_need,
    a_network,
    a_provider,
    a_solution,
    an_indicator,
    estimate_row,
    need_row,
    solution_row,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from bybro.model.record import Record

CAPACITY: dict[str, Any] = solution_row()["capacity"]
COST: dict[str, Any] = solution_row()["cost"]
DEMAND: dict[str, Any] = need_row()["demand"]
MEETING: dict[str, Any] = {"place": "Marsa"}

REFUSED: list[tuple[Callable[..., Record], dict[str, Any], str]] = [
    (a_city, {"latitude": 91}, "less_than_equal"),
    (a_city, {"longitude": -180.5}, "greater_than_equal"),
    (an_indicator, {"plausible_low": 5, "plausible_high": 5}, "range_reversed"),
    (an_indicator, {"plausible_low": 5, "plausible_high": 4}, "range_reversed"),
    (an_indicator, {"kind": "yes-no", "unit": "ha"}, "unit_mismatch"),
    (an_indicator, {"typical": 1.5}, "less_than_equal"),
    (a_need, {"severity": 0}, "greater_than_equal"),
    (a_need, {"severity": 6}, "less_than_equal"),
    (a_need, {"severity": 3.0}, "int_type"),
    (a_need, {"demand": DEMAND | {"low": 121}}, "range_reversed"),
    (a_need, {"demand": DEMAND | {"mode": 79}}, "range_reversed"),
    (a_need, {"measure": {"quantity": 5, "low": 6, "high": 4, "unit": "cars"}}, "range_reversed"),
    (a_need, {"reply": "perhaps"}, "literal_error"),
    (a_solution, {"capacity": CAPACITY | {"value": 0}}, "greater_than"),
    (a_solution, {"capacity": CAPACITY | {"value": -50}}, "greater_than"),
    (a_solution, {"cost": COST | {"low": -1}}, "greater_than_equal"),
    (a_solution, {"cost": COST | {"low": 12e6}}, "range_reversed"),
    (a_solution, {"cost": COST | {"currency": "SEK"}}, "literal_error"),
    (a_solution, {"max_units": 0}, "greater_than_equal"),
    (a_solution, {"themes": []}, "too_short"),
    (a_solution, {"modular": 1}, "bool_type"),
    (a_solution, {"delivers": "hope"}, "literal_error"),
    (a_provider, {"kind": "friend"}, "literal_error"),
    (a_fact, {"estimate": estimate_row(6, 4)}, "range_reversed"),
    (a_fact, {"status": "true"}, "literal_error"),
    (a_fact, {"scope": "street"}, "literal_error"),
    (a_funder, {"amount": {"low": 2, "high": 1, "currency": "EUR"}}, "range_reversed"),
    (a_network, {"meetings": [MEETING]}, "type"),
    (a_network, {"meetings": [MEETING | {"what": "a", "visit": "b"}]}, "type"),
]


@pytest.mark.parametrize(("make", "changes", "kind"), REFUSED, ids=[f"{m.__name__} {c}" for m, c, _ in REFUSED])
def test_is_refused_for_its_own_reason(make: Callable[..., Record], changes: dict[str, Any], kind: str) -> None:
    with pytest.raises(ValidationError) as fault:
        make(**changes)

    assert {error["type"] for error in fault.value.errors()} == {kind}


TAKEN: list[tuple[Callable[..., Record], dict[str, Any]]] = [
    (a_city, {"latitude": -90, "longitude": 180}),
    (an_indicator, {"kind": "yes-no", "unit": None, "plausible_high": 1, "typical": 0}),
    (a_need, {"severity": 5, "demand": None, "affected": None, "sources": []}),
    (a_need, {"measure": {"quantity": 5, "low": None, "high": 4, "unit": "cars"}}),
    (a_solution, {"cost": COST | {"high": None, "year": None}, "capacity": None, "max_units": None}),
    (a_solution, {"cost": COST | {"low": 0, "high": 0}}),
    (a_funder, {"amount": {"low": 5, "high": None, "currency": "EUR"}, "eligibility": []}),
    (a_network, {"meetings": [MEETING | {"visit": "mission"}, MEETING | {"what": "launch", "sources": [SOURCE]}]}),
]


@pytest.mark.parametrize(("make", "changes"), TAKEN, ids=[f"{m.__name__} {c}" for m, c in TAKEN])
def test_what_is_unknown_or_at_the_edge_is_taken(make: Callable[..., Record], changes: dict[str, Any]) -> None:
    row = make(**changes).to_row()

    assert {name: row[name] for name in changes} == changes
