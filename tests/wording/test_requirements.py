"""What is asked of the receiving city, and what would have to change."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from bybro.model.match import NearMiss
from bybro.model.requirement import Requirement
from bybro.wording import near_miss
from bybro.wording.messages import LANGUAGES
from bybro.wording.requirements import predicate

if TYPE_CHECKING:
    from bybro.model.dossier import Dossier


def _requirement(indicator: str | None, op: str | None, value: object, unit: str | None = None) -> Requirement:
    row: dict[str, Any] = {"indicator": indicator, "op": op, "value": value, "unit": unit, "importance": "crucial"}
    return Requirement.model_validate({**row, "text": {"en": "As the provider says it."}})


def _plain(text: str) -> str:
    return re.sub("[\u00a0\u202f]", " ", text)


@pytest.mark.parametrize(
    ("requirement", "en", "ar"),
    [
        (
            _requirement("land", ">=", 5, "ha"),
            "Land free for the use: at least 5 ha",
            "مساحة الأرض المتاحة: 5 هكتار على الأقل",
        ),
        (
            _requirement("land", "<=", 5, "ha"),
            "Land free for the use: at most 5 ha",
            "مساحة الأرض المتاحة: 5 هكتار على الأكثر",
        ),
        (_requirement("ash", "==", True), "Place for ash", "موقع للرماد"),  # noqa: FBT003  (the value asked for)
        (_requirement("ash", "==", False), "not: Place for ash", "ليس: موقع للرماد"),  # noqa: FBT003
        (_requirement(None, None, None), "As the provider says it.", "As the provider says it. (باللغة الإنجليزية)"),
    ],
)
def test_a_requirement_reads_by_its_indicator(requirement: Requirement, en: str, ar: str, dossier: Dossier) -> None:
    assert _plain(predicate(requirement, dossier, "en")) == en
    assert _plain(predicate(requirement, dossier, "ar")) == ar


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            NearMiss("land", "works", 2, 5, "ha", "municipality"),
            "from 2 ha to 5 ha; to be built or set up by the municipality.",
        ),
        (NearMiss("land", "law", None, 5, "ha", "ministry"), "5 ha needed; to be decided by the ministry."),
        (
            NearMiss("land", "agreement", None, to=True, unit=None, who="community"),
            "has to be in place; to be agreed with the local community.",
        ),
        (
            NearMiss("land", "preparation", None, to=False, unit=None, who="Mr Smith"),
            "must no longer be the case; to be prepared together with Mr Smith.",
        ),
    ],
)
def test_a_near_miss_says_what_has_to_change_and_who_does_it(change: NearMiss, expected: str, dossier: Dossier) -> None:
    assert _plain(near_miss.sentence(change, dossier, "en")) == f"Land free for the use: {expected}"


def test_a_near_miss_reads_in_four_languages(dossier: Dossier) -> None:
    told = near_miss.sentences(NearMiss("land", "works", 2, 5, "ha", "utility"), dossier)

    assert tuple(told) == LANGUAGES
    assert _plain(told["da"]) == "Areal til rådighed: fra 2 ha til 5 ha; bygges eller etableres af forsyningsselskabet."
    assert len(set(told.values())) == len(LANGUAGES)
