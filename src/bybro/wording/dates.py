"""Days, months and spans of them as a reader of the language writes them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from babel.dates import format_date, format_interval, format_skeleton

from bybro.wording.locales import locale
from bybro.wording.messages import message

Grain = Literal["year", "month", "day"]
_GRAINS: tuple[Grain, ...] = ("year", "month", "day")
_SKELETONS: dict[Grain, str] = {"month": "yMMMM", "day": "yMMMMd"}
_FIRST = 1


def year(value: int) -> str:
    """A year, never grouped as a number: "2016"."""
    return str(value)


def day(iso: str, language: str) -> str:
    """An ISO day in words: "8 April 2016", "8. april 2016", "1er avril 2016"."""
    return _Moment(datetime.date.fromisoformat(iso), "day").text(language)


def month_or_span(text: str, language: str) -> str:
    """A year, month or day, or a span `a/b` of them: "2016-09/2016-11" is "September – November 2016".

    What the calendar does not have (2016-13) is shown as it was written.
    """
    try:
        moments = [_Moment.of(part) for part in text.split("/")]
    except ValueError:
        return text
    first, last = moments[0], moments[-1]
    if first == last:
        return first.text(language)
    if first.grain == last.grain == "year":
        return message("figure.span", language, low=first.text(language), high=last.text(language))
    if first.grain == last.grain and _is_near(first, last):
        interval = format_interval(first.date, last.date, _SKELETONS[first.grain], locale=locale(language))
        return str(interval)
    return message("figure.day_span", language, start=first.text(language), end=last.text(language))


@dataclass(frozen=True, slots=True)
class _Moment:
    """A date known to the year, the month or the day."""

    date: datetime.date
    grain: Grain

    @classmethod
    def of(cls, text: str) -> _Moment:
        numbers = [int(part) for part in text.split("-")]
        return cls(datetime.date(*numbers, *[_FIRST] * (len(_GRAINS) - len(numbers))), _GRAINS[len(numbers) - 1])

    def text(self, language: str) -> str:
        if self.grain == "year":
            return year(self.date.year)
        if self.grain == "month":
            return format_skeleton(_SKELETONS["month"], self.date, locale=locale(language))
        pattern = message("figure.day_first" if self.date.day == _FIRST else "figure.day", language)
        return format_date(self.date, pattern, locale=locale(language))


def _is_near(first: _Moment, last: _Moment) -> bool:
    """Whether the two share the month (days) or the year (months), so that it is written once."""
    same_year = first.date.year == last.date.year
    return first.date < last.date and same_year and (first.grain == "month" or first.date.month == last.date.month)
