"""Units: only what stands on the list, converted only within one kind."""

from __future__ import annotations

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bybro.lexicon.units import (
    CURRENCIES,
    convert,
    currency_of,
    factor,
    is_convertible,
    is_known,
    is_open_quantity,
    kind_of,
    names,
    scale,
)

KINDS = (
    ("t/day", "t/year", "kg/h", "kt/year"),
    ("m**3/day", "l/s", "m**3/year"),
    ("m**2", "ha", "km**2"),
    ("MW", "kW", "GWh/year"),
    ("MWh", "kWh", "TWh", "MJ"),
    ("EUR/t", "EUR/kg"),
    ("count/day", "count/year"),
    ("percent", "dimensionless"),
)
PAIRS = [(a, b) for kind in KINDS for a in kind for b in kind]


@pytest.mark.parametrize(
    "unit", ["t/day", "m**3/day", "kWh/m**2/day", "USD/m**3", "LBP/USD", "count", "percent", "degC"]
)
def test_a_unit_made_of_listed_names_is_known(unit: str) -> None:
    assert is_known(unit)


@pytest.mark.parametrize(
    "unit",
    [
        "tons",
        "ton",
        "tons/day",
        "m3/day",
        "m³/day",
        "t per day",
        "t/",
        "/day",
        "",
        " t",
        "t**-1",
        "2*t",
        "__import__",
        "SEK",
    ],
)
def test_a_unit_with_any_other_word_or_shape_is_not_known(unit: str) -> None:
    """`tons` would be an American ton in pint, a tenth lighter than the tonne."""
    assert not is_known(unit)


@pytest.mark.parametrize(
    ("value", "unit", "other", "told"),
    [
        (365.25, "t/year", "t/day", 1.0),
        (3.0, "ha", "m**2", 30_000.0),
        (1.0, "TWh/year", "MWh/year", 1_000_000.0),
        (1.0, "MWh", "MJ", 3600.0),
        (86_400.0, "m**3/day", "l/s", 1000.0),
        (25.0, "percent", "dimensionless", 0.25),
        (12.0, "degC", "K", 285.15),
        (300.0, "K", "degC", 26.85),
        (7.0, "count", "count", 7.0),
    ],
)
def test_a_value_is_told_in_another_unit(value: float, unit: str, other: str, told: float) -> None:
    assert convert(value, unit, other) == pytest.approx(told, rel=1e-12)


@given(pair=st.sampled_from(PAIRS), value=st.floats(1e-6, 1e9))
def test_there_and_back_is_the_same_value_and_the_factor_is_the_way_there(pair: tuple[str, str], value: float) -> None:
    unit, other = pair

    assert convert(convert(value, unit, other), other, unit) == pytest.approx(value, rel=1e-12)
    assert value * factor(unit, other) == pytest.approx(convert(value, unit, other), rel=1e-12)


@pytest.mark.parametrize(("unit", "other"), [("degC", "K"), ("K", "degC"), ("degC", "degC"), ("t/year", "t/day")])
def test_the_scale_between_two_units_says_what_converting_says(unit: str, other: str) -> None:
    """A thermometer's zero moves too: a factor alone would make 300 K an impossible cold."""
    slope, offset = scale(unit, other)

    assert [slope * v + offset for v in (-5.0, 0.0, 40.0)] == pytest.approx(
        [convert(v, unit, other) for v in (-5.0, 0.0, 40.0)]
    )


@pytest.mark.parametrize("other", CURRENCIES)
@pytest.mark.parametrize("unit", CURRENCIES)
def test_money_is_never_converted_as_a_unit(unit: str, other: str) -> None:
    assert is_convertible(unit, other) == (unit == other)
    assert is_convertible(f"{unit}/t", f"{other}/kg") == (unit == other)


@pytest.mark.parametrize(
    ("unit", "other"),
    [
        ("count", "percent"),
        ("count", "dimensionless"),
        ("MW", "MWh"),
        ("m**3", "m**3/day"),
        ("MVA", "MW"),
        (None, "percent"),
        ("percent", None),
        ("t/day", None),
    ],
)
def test_what_measures_another_thing_does_not_convert(unit: str | None, other: str | None) -> None:
    """A count is not a hundred per cent, power is not energy, and a bare probability is neither."""
    assert not is_convertible(unit, other)


def test_a_probability_converts_to_a_probability() -> None:
    assert is_convertible(None, None)


def test_a_conversion_between_kinds_is_refused() -> None:
    with pytest.raises(pint.DimensionalityError):
        convert(1.0, "t/day", "EUR")


@pytest.mark.parametrize(
    ("unit", "currency"), [("EUR", "EUR"), ("USD/m**3", "USD"), ("t/day", None), ("count", None), ("DKK/kWh", "DKK")]
)
def test_the_currency_in_a_unit_is_found(unit: str, currency: str | None) -> None:
    assert currency_of(unit) == currency


@pytest.mark.parametrize("unit", ["t/day", "MW", "ha", "count", "EUR", "m**3/day", "MWh/year", "EUR/t", "km"])
def test_an_amount_without_an_end_is_an_open_quantity(unit: str) -> None:
    assert is_open_quantity(unit)


@pytest.mark.parametrize("unit", [None, "percent", "dimensionless", "degC", "K", "h/day", "h", "month", "min"])
def test_a_share_a_temperature_and_a_time_are_bounded(unit: str | None) -> None:
    assert not is_open_quantity(unit)


def test_every_listed_name_is_a_unit_of_its_own_kind() -> None:
    """What `is_known` lets in, the registry can use."""
    assert [n for n in sorted(names()) if not is_convertible(n, n) or factor(n, n) != 1.0] == []
    assert [n for n in sorted(names()) if not is_convertible(n, f"{n}*dimensionless")] == []


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        *[(unit, "power") for unit in ("MW", "kW", "MVA")],
        *[(unit, "rate") for unit in ("t/day", "m**3/week", "liter/second", "MWh/year", "count/day")],
        *[(unit, "amount") for unit in ("m**2", "count", "t", "count/km**2", "MWh", "")],
    ],
)
def test_a_unit_tells_power_a_rate_or_an_amount(unit: str, kind: str) -> None:
    assert kind_of(unit) == kind
