"""Every reason has its sentence in four languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bybro.model.match import Reason, Spread
from bybro.model.requirement import Requirement
from bybro.wording.messages import LANGUAGES, holes, templates
from bybro.wording.reasons import CODES, sentence, sentences

if TYPE_CHECKING:
    from bybro.model.dossier import Dossier

VALUES: dict[str, object] = {
    "indicator": "land",
    "share": Spread(0.2, 0.26, 0.31),
    "units": 10,
    "people": Spread(38_000, 45_000, 52_000),
    "count": 3,
    "place": "There",
    "year": 2015,
    "themes": ("water", "waste", "energy"),
    "lines": 5,
    "utilisation": 0.4,
}


def _reason(code: str) -> Reason:
    return Reason(code, {hole: VALUES[hole] for hole in holes(templates("en")[f"reason.{code}"])})


def _plain(text: str) -> str:
    return re.sub("[\u00a0\u202f]", " ", text)


def test_every_code_has_a_sentence_and_every_sentence_a_code() -> None:
    assert sorted(CODES) == sorted(key.removeprefix("reason.") for key in templates("en") if key.startswith("reason."))


@pytest.mark.parametrize("code", CODES)
def test_a_reason_reads_in_four_languages(code: str, dossier: Dossier) -> None:
    told = sentences(_reason(code), dossier)

    assert tuple(told) == LANGUAGES
    assert len(set(told.values())) == len(LANGUAGES)
    for text in told.values():
        assert text.endswith(".")
        assert "{" not in text


@pytest.mark.parametrize(
    ("code", "language", "expected"),
    [
        ("requirement_fails", "da", "Ikke opfyldt: »Areal til rådighed«."),
        ("requirement_fails", "fr", "Condition non remplie : « Terrain disponible »."),
        ("covers", "en", "Meets 26% (20–31%) of the need in the first programme (units: 10)."),
        ("serves_people", "en", "People helped by the first programme: 45,000 (38,000–52,000)."),
        ("reference_here", "en", "Already stands in the receiving country: There (2015)."),
        ("co_benefits", "da", "Hjælper også på behov inden for: Vand, Affald og Energi."),
        ("co_benefits", "ar", "يفيد أيضًا احتياجات في مجالات: المياه والنفايات والطاقة."),
        ("too_big", "en", "Too big for the need. Share of the capacity that would be used: 40%."),
    ],
)
def test_figures_and_labels_are_in_the_language_of_the_sentence(
    code: str, language: str, expected: str, dossier: Dossier
) -> None:
    assert _plain(sentence(_reason(code), dossier, language)) == expected


def test_a_requirement_in_place_of_its_indicator_says_what_is_asked(dossier: Dossier) -> None:
    asked = {"indicator": "land", "op": ">=", "value": 5, "unit": "ha", "importance": "killer", "text": {"en": "Land."}}
    reason = Reason("requirement_fails", {"indicator": Requirement.model_validate(asked)})

    assert _plain(sentence(reason, dossier, "en")) == "Does not hold: “Land free for the use: at least 5 ha”."


def test_a_label_that_is_not_translated_says_so(dossier: Dossier) -> None:
    reason = Reason("requirement_holds", {"indicator": "consent"})

    assert sentence(reason, dossier, "en") == "Holds: “Naboerne siger ja (in Danish)”."


def test_an_indicator_that_was_left_out_stands_by_its_id(dossier: Dossier) -> None:
    assert sentence(Reason("requirement_holds", {"indicator": "gone"}), dossier, "en") == "Holds: “gone”."


def test_a_code_without_a_sentence_is_a_fault_of_the_program(dossier: Dossier) -> None:
    with pytest.raises(KeyError):
        sentence(Reason("luck"), dossier, "en")
