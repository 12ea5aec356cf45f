"""A number rounded for reading, with or without the word million or billion."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Literal

from bybro.wording.locales import digits, plural
from bybro.wording.messages import message

Word = Literal["million", "billion"]
_SIZES: dict[Word, Decimal] = {"billion": Decimal(10**9), "million": Decimal(10**6)}
_THREE = Context(prec=3, rounding=ROUND_HALF_UP)
_EXACT_BELOW = 10_000


@dataclass(frozen=True, slots=True)
class Rounded:
    """A number as it is read: three significant digits; a whole number below 10,000 as it is."""

    value: Decimal

    @classmethod
    def of(cls, value: float) -> Rounded:
        """The number rounded; what is not zero stays so."""
        exact = Decimal(str(value))
        if exact == 0:
            return cls(Decimal(0))
        is_whole = exact == exact.to_integral_value()
        rounded = exact if is_whole and abs(exact) < _EXACT_BELOW else _THREE.plus(exact)
        return cls(_plain(rounded))

    @property
    def word(self) -> Word | None:
        """The word that shortens it, if it is large enough for one."""
        return next((word for word, size in _SIZES.items() if abs(self.value) >= size), None)

    def bare(self, language: str) -> str:
        """Its digits in units of its word: "1.23" of 1.23 million."""
        return digits(self._in_word(), language)

    def full(self, language: str) -> str:
        """All its digits, without a word: "1,230,000"."""
        return digits(self.value, language)

    def worded(self, written: str, language: str) -> str:
        """A written number, or span of numbers, followed by this number's word if it has one."""
        if self.word is None:
            return written
        return message(f"figure.{self.word}_{plural(self._in_word(), language)}", language, number=written)

    def text(self, language: str) -> str:
        """The number for reading: "1,234", "12,300", "1.23 million"."""
        return self.worded(self.bare(language), language)

    def _in_word(self) -> Decimal:
        return self.value if self.word is None else _plain(self.value / _SIZES[self.word])


def _plain(number: Decimal) -> Decimal:
    """The same number without trailing zeros and without an exponent."""
    return Decimal(format(number.normalize(), "f"))
