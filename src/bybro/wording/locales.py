"""How readers of each language write numbers and dates."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from babel import Locale
from babel.numbers import format_decimal

if TYPE_CHECKING:
    from decimal import Decimal

_NAMES = {"en": "en_GB", "da": "da_DK", "fr": "fr_FR", "ar": "ar_LB"}
_LEFT_TO_RIGHT = "\u200e"


@cache
def locale(language: str) -> Locale:
    """The locale of a language: British, Danish, French, Lebanese."""
    return Locale.parse(_NAMES[language])


def digits(number: Decimal, language: str) -> str:
    """A number with the separators of the language, all its decimals, in Western digits."""
    written = format_decimal(number, locale=locale(language), decimal_quantization=False, numbering_system="latn")
    # Without the mark a minus slides to the other side of its number in a line of Arabic.
    return _LEFT_TO_RIGHT + written if number < 0 and is_right_to_left(language) else written


def is_right_to_left(language: str) -> bool:
    """Whether the language is written from right to left."""
    return locale(language).text_direction == "rtl"


def plural(number: Decimal, language: str) -> str:
    """Which form of a word follows the number: "one", "few" or "other" (as the tables name them)."""
    form = locale(language).plural_form(abs(number))
    return form if form in {"one", "few"} else "other"
