"""Units of measure: pint over bybro's own allow-list (units.txt)."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import pint

CURRENCIES = ("EUR", "USD", "DKK", "GBP", "CHF", "LBP")

_WORD = re.compile(r"[A-Za-z_]+")
_SHAPE = re.compile(r"[A-Za-z_]+(\*\*\d)?([*/][A-Za-z_]+(\*\*\d)?)*")
_DEFINITION = re.compile(r"^\s*([A-Za-z_]+)\s*=(.*)$")


def _definitions() -> str:
    return files("bybro.lexicon").joinpath("units.txt").read_text(encoding="utf-8")


@cache
def names() -> frozenset[str]:
    """Every unit name that may stand in a unit, symbols included."""
    known: set[str] = set()
    for line in _definitions().splitlines():
        found = _DEFINITION.match(line.split("#")[0])
        if found:
            known.add(found[1])
            known.update(a.strip() for a in found[2].split("=")[1:] if _WORD.fullmatch(a.strip()))
    return frozenset(known)


@cache
def is_known(unit: str) -> bool:
    """Whether a unit is written only with names of the allow-list, `*`, `/` and `**` (m**3/day)."""
    return bool(_SHAPE.fullmatch(unit)) and all(word in names() for word in _WORD.findall(unit))


@cache
def _registry() -> pint.UnitRegistry[float]:
    import pint  # noqa: PLC0415  (0.2 s that a caller who converts nothing need not pay)

    registry: pint.UnitRegistry[float] = pint.UnitRegistry(None, autoconvert_offset_to_baseunit=True)
    registry.load_definitions(_definitions().splitlines())
    return registry


@cache
def is_convertible(unit: str | None, other: str | None) -> bool:
    """Whether two units measure the same thing (None: a bare probability, only with itself)."""
    if unit == other:
        return True
    if unit is None or other is None:
        return False
    registry = _registry()
    return bool(registry.Unit(unit).is_compatible_with(other))


def convert(value: float, unit: str, other: str) -> float:
    """A value in `unit`, told in `other`. Raises pint's DimensionalityError where they differ in kind."""
    if unit == other:
        return value
    return float(_registry().Quantity(value, unit).to(other).magnitude)


@cache
def factor(unit: str, other: str) -> float:
    """What a value in `unit` is multiplied by to be told in `other` (not for temperatures with an offset)."""
    return 1.0 if unit == other else float(_registry().Quantity(1.0, unit).to(other).magnitude)


@cache
def kind_of(unit: str) -> Literal["power", "rate", "amount"]:
    """What a unit tells: power (MW, MVA), something in a time (t/day, MWh/year), or an amount."""
    if unit and "/" not in unit and (is_convertible(unit, "MW") or is_convertible(unit, "MVA")):
        return "power"
    return "rate" if any(is_convertible(part, "day") for part in unit.split("/")[1:]) else "amount"


def currency_of(unit: str) -> str | None:
    """The currency a unit holds (EUR in EUR/m**3), or None."""
    return next((word for word in _WORD.findall(unit) if word in CURRENCIES), None)


@cache
def scale(unit: str, other: str) -> tuple[float, float]:
    """Slope and offset by which a value in `unit` is told in `other`; the offset is 0 but for temperatures."""
    offset = convert(0.0, unit, other)
    return convert(1.0, unit, other) - offset, offset


@cache
def is_open_quantity(unit: str | None) -> bool:
    """Whether a unit counts an open amount (mass, power, area, count, money) rather than a bounded share or hour."""
    if unit is None or unit in {"percent", "dimensionless", "degC", "K", "month"}:
        return False
    dimensions = _registry().Unit(unit).dimensionality
    return bool(dimensions) and set(dimensions) != {"[time]"}
