"""Days and months in words, with Western digits."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bybro.wording.dates import day, month_or_span
from bybro.wording.messages import LANGUAGES


def plain(text: str) -> str:
    """The text with ordinary spaces."""
    return re.sub("[\u00a0\u202f\u2009]", " ", text)


@pytest.mark.parametrize(
    ("text", "en", "da", "fr", "ar"),
    [
        ("2016-04-08", "8 April 2016", "8. april 2016", "8 avril 2016", "8 نيسان 2016"),
        ("2016-04-01", "1 April 2016", "1. april 2016", "1er avril 2016", "1 نيسان 2016"),
        ("2016-05", "May 2016", "maj 2016", "mai 2016", "أيار 2016"),
        ("2016", "2016", "2016", "2016", "2016"),
        ("2016/2018", "2016–2018", "2016–2018", "2016–2018", "2016 إلى 2018"),
        ("2016-05/2016-05", "May 2016", "maj 2016", "mai 2016", "أيار 2016"),
        ("2016-13", "2016-13", "2016-13", "2016-13", "2016-13"),
    ],
)
def test_a_moment_is_written_as_its_readers_write_it(text: str, en: str, da: str, fr: str, ar: str) -> None:
    assert [plain(month_or_span(text, language)) for language in LANGUAGES] == [en, da, fr, ar]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2016-09/2016-11", "september–november 2016"),
        ("2015-11/2016-02", "november 2015 – februar 2016"),
        ("2016-05-10/2016-05-12", "10.–12. maj 2016"),
        ("2016-05-30/2016-06-02", "30. maj 2016 – 2. juni 2016"),
        ("2016-05/2016-06-02", "maj 2016 – 2. juni 2016"),
    ],
)
def test_a_span_says_once_what_its_ends_share(text: str, expected: str) -> None:
    assert plain(month_or_span(text, "da")) == expected


@given(st.dates(), st.sampled_from(LANGUAGES))
def test_digits_are_western_in_all_languages(date: object, language: str) -> None:
    assert {sign for sign in day(str(date), language) if sign.isdecimal()} <= set("0123456789")
