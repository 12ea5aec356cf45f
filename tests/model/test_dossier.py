"""A dossier: both sides of the bridge, seen from a day."""

from __future__ import annotations

import datetime

import pytest

from bybro.errors import UnknownRecordError
from tests.builders import HOME, PARTNER, a_dossier, a_need, a_solution


def test_what_is_offered_to_a_city_comes_from_across_the_bridge_in_file_order() -> None:
    dossier = a_dossier(
        solutions=(a_solution(id="b"), a_solution(id="theirs", city=PARTNER), a_solution(id="a")),
    )

    assert [s.id for s in dossier.offered_to(PARTNER)] == ["b", "a"]
    assert [s.id for s in dossier.offered_to(HOME)] == ["theirs"]
    assert (dossier.other_city(HOME), dossier.other_city(PARTNER)) == (PARTNER, HOME)


def test_a_need_that_is_not_there_is_named_in_the_error() -> None:
    dossier = a_dossier(needs=(a_need(id="water"),))

    assert dossier.need("water").id == "water"
    with pytest.raises(UnknownRecordError, match='no need "waste"'):
        dossier.need("waste")


def test_seen_from_another_day_the_records_are_the_same() -> None:
    dossier = a_dossier()

    moved = dossier.seen_from(datetime.date(2018, 6, 1))

    assert (moved.as_of, moved.facts, moved.needs) == (datetime.date(2018, 6, 1), dossier.facts, dossier.needs)
    assert dossier.as_of == datetime.date(2016, 4, 8)


def test_asking_by_id_does_not_change_what_a_dossier_equals() -> None:
    asked = a_dossier()

    assert asked.solution_by_id["digestion-plant"] == asked.solutions[0]
    assert asked == a_dossier()
