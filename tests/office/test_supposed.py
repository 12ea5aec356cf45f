"""What a person supposes, as it is written."""

from __future__ import annotations

import pytest

from bybro.decision.what_if.answers import Supposed
from bybro.errors import BybroError
from bybro.office.supposed import budgets_of, supposed, weights_of
from tests.builders import a_dossier, an_indicator

DOSSIER = a_dossier(indicators=(an_indicator(), an_indicator(id="consent", kind="yes-no", unit=None, plausible_high=1)))
CITY = DOSSIER.partnership.partner_city
NUMBER = DOSSIER.indicators[0].id


@pytest.mark.parametrize(
    ("value", "expected"),
    [("3", (3.0, 3.0, 3.0)), ("1..2", (1.0, None, 2.0)), ("1..1.5..2", (1.0, 1.5, 2.0)), ("-1..0", (-1.0, None, 0.0))],
)
def test_a_number_or_a_range(value: str, expected: tuple[float, float | None, float]) -> None:
    assert supposed(f"{CITY}/{NUMBER}={value}", DOSSIER) == Supposed(CITY, NUMBER, None, *expected)


@pytest.mark.parametrize(("value", "chance"), [("yes", 1.0), ("NO", 0.0), ("0.3", 0.3)])
def test_yes_no_or_a_chance(value: str, chance: float) -> None:
    found = supposed(f"{CITY}/consent/{DOSSIER.solutions[0].id}={value}", DOSSIER)

    assert found == Supposed(CITY, "consent", DOSSIER.solutions[0].id, chance, chance, chance)


@pytest.mark.parametrize(
    "text",
    [
        "consent=yes",
        f"{CITY}/consent",
        "Rome/consent=yes",
        f"{CITY}/wishes=yes",
        f"{CITY}/consent/nothing=yes",
        f"{CITY}/consent=2",
        f"{CITY}/consent=",
        f"{CITY}/{NUMBER}=yes",
        f"{CITY}/{NUMBER}=2..1",
        f"{CITY}/{NUMBER}=1..5..2",
        f"{CITY}/{NUMBER}=1..2..3..4",
        f"{CITY}/{NUMBER}=nan",
        f"{CITY}/{NUMBER}=inf",
        f"{CITY}/{NUMBER}=1e300",
    ],
)
def test_anything_else_is_refused_with_what_would_be_right(text: str) -> None:
    with pytest.raises(BybroError) as told:
        supposed(text, DOSSIER)

    assert told.value.remedy


def test_weights_are_exact_or_bounds() -> None:
    assert weights_of(["relevance=0.4", "fit=0.2..0.5"]) == {"relevance": 0.4, "fit": (0.2, 0.5)}
    assert weights_of([]) is None
    for wrong in ("beauty=1", "fit", "fit=1..2..3", "fit=nan"):
        with pytest.raises(BybroError):
            weights_of([wrong])


def test_a_budget_is_one_amount_or_before_and_after() -> None:
    assert budgets_of("2e7") == (2e7, 2e7)
    assert budgets_of("2e7..3e7") == (2e7, 3e7)
    for wrong in ("-1", "much", "1..2..3", "inf", "1e300"):
        with pytest.raises(BybroError):
            budgets_of(wrong)
