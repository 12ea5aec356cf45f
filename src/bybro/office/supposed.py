"""What a person supposes, as it is written: "Beirut/waste_fees_paid=yes", "coverage=0.2..0.5"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bybro.decision.what_if.answers import Supposed
from bybro.errors import NotOfferedError, UnknownRecordError
from bybro.model.match import CRITERIA

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bybro.decision.weights import Weights
    from bybro.model.dossier import Dossier
    from bybro.model.indicator import Indicator

_WORDS = {"yes": 1.0, "no": 0.0}
_ANSWER = "Write it as CITY/INDICATOR=VALUE, or CITY/INDICATOR/SOLUTION=VALUE for one site."
_VALUE = "A value is yes, no, a number, a range 1..2, or a range with its likeliest value 1..1.5..2."


_WHOLE = 100.0
_GREATEST = 1e24
"""No figure of a dossier is greater."""


def supposed(text: str, dossier: Dossier) -> Supposed:
    """An answer as it is written. Raises `UnknownRecordError` or `NotOfferedError` with what would be right."""
    place, sign, value = text.partition("=")
    city, _, rest = place.partition("/")
    name, _, solution = rest.partition("/")
    if not sign or not name:
        raise NotOfferedError(f'"{text}" is no answer to a question.', _ANSWER)
    if city not in dossier.city_by_id:
        raise UnknownRecordError(f'"{city}" is not a city of this dossier.', _ANSWER)
    indicator = dossier.indicator_by_id.get(name)
    if indicator is None:
        raise UnknownRecordError(f'The dossier has no indicator "{name}".', "See `bybro questions --json` for some.")
    if solution and solution not in dossier.solution_by_id:
        raise UnknownRecordError(f'The dossier has no solution "{solution}".', "See `bybro search` for the ids it has.")
    low, mode, high = _range(value, indicator)
    return Supposed(city, name, solution or None, low, mode, high)


def _range(text: str, indicator: Indicator) -> tuple[float, float | None, float]:
    word = _WORDS.get(text.strip().lower())
    if word is not None and indicator.is_yes_no:
        return word, word, word
    numbers = _numbers(text)
    if indicator.is_yes_no and not all(0.0 <= n <= 1.0 for n in numbers):
        raise NotOfferedError(f'"{indicator.id}" asks yes or no, and "{text}" is neither.', _VALUE)
    low, high = numbers[0], numbers[-1]
    if indicator.unit == "percent" and not 0.0 <= low <= high <= _WHOLE:
        raise NotOfferedError(f'"{indicator.id}" is told in per cent, and "{text}" is no share.', "Give 0 to 100.")
    mode = {1: low, 2: None}.get(len(numbers), numbers[1] if len(numbers) > 1 else None)
    if low > high or (mode is not None and not low <= mode <= high):
        raise NotOfferedError(f'"{text}" runs backwards.', _VALUE)
    return low, mode, high


def _numbers(text: str) -> list[float]:
    try:
        numbers = [float(part) for part in text.split("..")]
    except ValueError as fault:
        raise NotOfferedError(f'"{text}" is no value.', _VALUE) from fault
    if len(numbers) > len(("low", "mode", "high")) or not all(abs(n) <= _GREATEST for n in numbers):
        raise NotOfferedError(f'"{text}" is no value.', _VALUE)
    return numbers


def weights_of(texts: Iterable[str]) -> Weights:
    """Weights as they are written, "relevance=0.4" or "fit=0.2..0.5"; None where none is. Raises `NotOfferedError`."""
    found: dict[str, float | tuple[float, float]] = {}
    for text in texts:
        name, _, value = text.partition("=")
        numbers = _numbers(value)
        if name not in CRITERIA or len(numbers) > len(("low", "high")):
            raise NotOfferedError(f'"{text}" is no weight.', f"Write CRITERION=0.4 or 0.2..0.5; {', '.join(CRITERIA)}.")
        found[name] = numbers[0] if len(numbers) == 1 else (numbers[0], numbers[1])
    return found or None


def budgets_of(text: str) -> tuple[float, float]:
    """A budget as it is written: "2e7" on both sides alike, "2e7..3e7" before and after. Raises `NotOfferedError`."""
    numbers = _numbers(text)
    if len(numbers) > len(("before", "after")) or min(numbers) < 0.0:
        raise NotOfferedError(f'"{text}" is no budget.', "Write 20000000, or 2e7..3e7 for before and after.")
    return numbers[0], numbers[-1]
