"""Units are read, not decoded."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import bybro
from bybro.wording.messages import LANGUAGES, has
from bybro.wording.units import unit_name

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLE = Path(bybro.__file__).parent / "examples" / "copenhagen-beirut"
UNITS_OF_PROSE = {"measure"}


def _rows() -> Iterator[dict[str, Any]]:
    for path in sorted(EXAMPLE.glob("*.jsonl")):
        yield from (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line)


def _units(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in {"unit", "dimension"} and isinstance(inner, str):
                yield inner
            elif key not in UNITS_OF_PROSE:
                yield from _units(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _units(inner)


@pytest.mark.parametrize("unit", sorted({unit for row in _rows() for unit in _units(row)}))
def test_a_unit_of_the_example_is_readable(unit: str) -> None:
    for language in LANGUAGES:
        name = unit_name(unit, language)

        assert not set("*_{}") & set(name)
        assert (name == "") == (unit in {"count", "dimensionless"})


def test_a_unit_of_the_example_is_arabic_in_arabic() -> None:
    latin = {u for row in _rows() for u in _units(row) if any("a" <= c.lower() <= "z" for c in unit_name(u, "ar"))}

    assert latin == set()


def test_whom_the_example_asks_has_a_name() -> None:
    assert {row["ask"] for row in _rows() if "ask" in row and not has(f"who.{row['ask']}")} == set()


@pytest.mark.parametrize(
    ("unit", "en", "da", "fr", "ar"),
    [
        ("m**3/day", "m³/day", "m³/døgn", "m³/jour", "م³/يوم"),
        ("t/day", "t/day", "t/dag", "t/jour", "طن/يوم"),
        ("h/day", "hours a day", "timer/døgn", "heures par jour", "ساعة في اليوم"),
        ("count/km**2", "per km²", "pr. km²", "par km²", "لكل كم²"),
        ("count/year", "a year", "om året", "par an", "في السنة"),
        ("EUR/kWh", "EUR/kWh", "euro/kWh", "EUR/kWh", "يورو/كيلوواط ساعة"),
        ("liter/second", "l/second", "l/sekund", "l/seconde", "لتر/ثانية"),
        ("kg*m**2/s**3", "kg·m²/second³", "kg·m²/sekund³", "kg·m²/seconde³", "كغ·م²/ثانية³"),
    ],
)
def test_a_unit_is_named_in_the_readers_language(unit: str, en: str, da: str, fr: str, ar: str) -> None:
    assert [unit_name(unit, language) for language in LANGUAGES] == [en, da, fr, ar]


@pytest.mark.parametrize(
    ("value", "en", "ar"), [(1, "month", "شهر"), (3, "months", "أشهر"), (11, "months", "شهر"), (None, "months", "شهر")]
)
def test_some_units_change_with_their_number(value: float | None, en: str, ar: str) -> None:
    assert (unit_name("month", "en", value), unit_name("month", "ar", value)) == (en, ar)


def test_no_unit_has_no_name() -> None:
    assert unit_name(None, "da") == ""
