"""The case: its day, its money, its languages."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.builders import a_partnership, a_visit


@given(st.dates())
def test_a_day_is_read_as_it_is_written(day: datetime.date) -> None:
    assert a_partnership(as_of=day.isoformat()).day == day


@pytest.mark.parametrize(
    "day", ["2016-13-01", "2016-02-30", "20160408", "2016-W14-5", "8.4.2016", "2016-04", "2016-4-8", "", 2016, None]
)
def test_what_is_not_a_day_of_the_calendar_is_refused(day: object) -> None:
    """Also what Python would read and the JSON Schema's `date` would not."""
    with pytest.raises(ValidationError):
        a_partnership(as_of=day)


def test_seen_from_another_day_only_the_day_changes() -> None:
    moved = a_partnership().seen_from(datetime.date(2018, 6, 1))

    assert moved.to_row() == a_partnership(as_of="2018-06-01").to_row()
    assert a_partnership().as_of == "2016-04-08"


@pytest.mark.parametrize(
    "changes",
    [
        {"format": "bybro-dossier/2"},
        {"currency": "XYZ"},
        {"languages": []},
        {"languages": ["de"]},
        {"price_year": 0},
        {"perspectives": [{"id": "a", "text": {"en": "Why"}, "direction": "up"}]},
    ],
    ids=str,
)
def test_words_outside_the_closed_lists_are_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        a_partnership(**changes)


@pytest.mark.parametrize("when", ["2016", "2016-05", "2016-05-10", "2016-09/2016-11", "2015/2016-01-31"])
def test_a_time_is_a_year_month_or_day_or_a_span_of_them(when: str) -> None:
    assert a_visit(planned=when).planned == when


@pytest.mark.parametrize(
    "when", ["", "May 2016", "2016-5", "2016/", "2016-05-10T12:00", "2016-05\n", "2016/2017/2018", 2016]
)
def test_what_is_no_time_is_refused(when: object) -> None:
    with pytest.raises(ValidationError):
        a_visit(planned=when)
