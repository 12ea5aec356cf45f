"""Whether it has been shown to work, and where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bybro.matching.criteria.proof import came_later, dated_references, proof
from tests.builders import HOME, a_dossier, a_partnership, a_solution
from tests.matching.place import held_against

Row = dict[str, object]


def _at(place: str, year: int | None, **changes: object) -> Row:
    return {"place": place, "year": year, "note": "built", **changes}


def _proof(*references: Row, readiness: str = "in operation", as_of: str = "2016-04-08") -> float:
    solution = a_solution(references=list(references), readiness=readiness)
    dossier = a_dossier(partnership=a_partnership(as_of=as_of))
    return proof(held_against(solution=solution, dossier=dossier)).p50


@pytest.mark.parametrize(("readiness", "value"), [("in operation", 0.5), ("pilot", 0.25), ("research", 0.1)])
def test_half_of_it_is_maturity(readiness: str, value: float) -> None:
    assert _proof(_at(HOME, 2012), readiness=readiness) == pytest.approx(value + 0.25)


@pytest.mark.parametrize(("count", "value"), [(1, 0.75), (2, 0.875), (3, 0.9375)])
def test_half_of_it_is_dated_references_each_halving_the_doubt(count: int, value: float) -> None:
    assert _proof(*[_at(HOME, 2012)] * count) == pytest.approx(value)


@pytest.mark.parametrize("place", ["Marsa", "the port of Marsa", "Northmarsa, Marsaland"])
def test_a_reference_in_the_receiving_city_or_country_counts_double(place: str) -> None:
    assert _proof(_at(place, 2012)) == _proof(_at(HOME, 2012), _at(HOME, 2013))


def test_a_name_within_a_longer_name_is_another_place() -> None:
    """Nigeria is not Niger."""
    assert _proof(_at("Marsalandia", 2012)) == _proof(_at(HOME, 2012))


@pytest.mark.parametrize("reference", [_at(HOME, None), _at(HOME, 2012, planned=True), _at(HOME, 2017)])
def test_a_reference_undated_planned_or_later_than_the_day_adds_nothing(reference: Row) -> None:
    assert _proof(_at(HOME, 2012), reference) == _proof(_at(HOME, 2012))


def test_a_later_reference_counts_once_the_day_has_moved_so_far() -> None:
    assert _proof(_at(HOME, 2012), _at(HOME, 2017), as_of="2017-01-01") == _proof(_at(HOME, 2012), _at(HOME, 2013))


def test_a_maturity_that_nothing_showed_by_the_day_counts_by_half() -> None:
    """In operation with no reference by then is worth a pilot's claim, whether told of later or never."""
    assert _proof() == _proof(_at(HOME, 2018)) == pytest.approx(0.25)


def test_what_stood_by_the_day_did_not_come_later() -> None:
    dossier = a_dossier()
    early, both, late = (
        a_solution(references=[_at(HOME, year) for year in years]) for years in ((2012,), (2012, 2018), (2018,))
    )

    assert [came_later(s, dossier) for s in (early, both, late)] == [False, False, True]
    assert [r.year for r in dated_references(both, dossier)] == [2012]


REFERENCES = st.lists(
    st.builds(_at, st.sampled_from([HOME, "Marsa"]), st.sampled_from([None, 2010, 2016, 2020]), planned=st.booleans()),
    max_size=5,
)


@given(REFERENCES, st.sampled_from([HOME, "Marsa"]), st.integers(1990, 2016))
def test_one_more_reference_by_the_day_always_raises_it(references: list[Row], place: str, year: int) -> None:
    assert 0 < _proof(*references) < _proof(*references, _at(place, year)) <= 1


@given(REFERENCES)
def test_the_order_of_references_changes_nothing(references: list[Row]) -> None:
    assert _proof(*references) == _proof(*reversed(references))
