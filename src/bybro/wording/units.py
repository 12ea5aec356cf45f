"""Units of measure as a reader says them."""

from __future__ import annotations

import re
from decimal import Decimal

from bybro.lexicon.units import currency_of
from bybro.wording.locales import plural
from bybro.wording.messages import has, message

_ATOM = re.compile(r"([A-Za-z_]+)(?:\*\*(\d))?")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_COUNTED = "count/"


def unit_name(unit: str | None, language: str, value: float | Decimal | None = None) -> str:
    """A unit for the reader ("m³/day", "timer/døgn"); empty for a count and where there is none.

    `value` is the number it follows, for the units that change with it (1 hour, 2 hours).
    A unit that the messages do not list is put together from the names of its parts.
    """
    if unit is None:
        return ""
    if value is not None:
        inflected = f"unit_{plural(Decimal(str(value)), language)}.{unit}"
        if has(inflected):
            return message(inflected, language)
    if has(f"unit.{unit}"):
        return message(f"unit.{unit}", language)
    if unit.startswith(_COUNTED):
        return message("unit.per", language, unit=_composed(unit.removeprefix(_COUNTED), language))
    return _composed(unit, language)


def measures_stuff(unit: str) -> bool:
    """Whether a unit measures a stuff (t, m³), so that French says "2 millions de t"; not a count, not money."""
    is_counted = unit.startswith(("count", "dimensionless")) or unit in {"percent", "K*day"}
    return not is_counted and currency_of(unit) is None


def _composed(unit: str, language: str) -> str:
    return _ATOM.sub(lambda found: _atom(found, language), unit).replace("*", "·")


def _atom(found: re.Match[str], language: str) -> str:
    name, power = found[1], found[2] or ""
    singular, plain = f"unit_one.{name}", f"unit.{name}"
    named = next((message(key, language) for key in (singular, plain) if has(key)), "") or name
    return named + power.translate(_RAISED)
