"""The four message files say the same, each in its own language."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from bybro.lexicon.units import names
from bybro.model.fact import Scope, Status
from bybro.model.indicator import Change, Find
from bybro.model.match import CRITERIA, GROUPS
from bybro.model.party import PartyKind
from bybro.model.requirement import Importance
from bybro.model.solution import Basis, Delivers, Readiness
from bybro.model.verdict import Verdict
from bybro.wording.messages import LANGUAGES, by_language, holes, message, templates

OTHERS = LANGUAGES[1:]
ENGLISH = templates("en")

# Symbols, patterns and words that two languages really share.
SHARED_TABLES = {"unit", "unit_one", "unit_few"}
SHARED = {
    "language.marked",
    "requirement.equal",
    "near_miss.whole",
    "question.city",
    "importance.killer",
    "party_kind.international organisation",
    "catalogue.status",
    "catalogue.source",
    "catalogue.sources",
    "catalogue.solution",
    "catalogue.solutions",
    "catalogue.reference",
    "catalogue.budget",
    "catalogue.page",
    "catalogue.for",
    "catalogue.date",
    "catalogue.comma",
    "catalogue.semicolon",
    "catalogue.colon",
}
LISTS = {
    "verdict": get_args(Verdict),
    "group": GROUPS,
    "group_note": GROUPS,
    "place": ("first", "second", "third", "later"),
    "firmness": ("firm", "fairly_firm", "not_firm", "no_clear_first", "middle_first"),
    "importance": get_args(Importance),
    "importance_note": get_args(Importance),
    "scope": get_args(Scope),
    "status": get_args(Status),
    "change": get_args(Change),
    "near_miss": get_args(Change),
    "find": get_args(Find),
    "delivers": get_args(Delivers),
    "readiness": get_args(Readiness),
    "basis": get_args(Basis),
    "party_kind": get_args(PartyKind),
    "criterion": CRITERIA,
    "unit": tuple(sorted(names())),
    "language": LANGUAGES,
    "stage": ("exploration", "fact-finding", "catalogue", "recommendation", "agreement", "running", "closed"),
    "catalogue": (*(f"how_to_read_{n}" for n in range(1, 8)), *(f"trust_{n}" for n in range(1, 9))),
}


@pytest.mark.parametrize("language", OTHERS)
def test_has_the_keys_of_the_english_file(language: str) -> None:
    assert list(templates(language)) == list(ENGLISH), f"messages/{language}.toml and en.toml: same keys, same order"


@pytest.mark.parametrize("language", OTHERS)
def test_has_the_holes_of_the_english_file(language: str) -> None:
    differing = {key for key, text in templates(language).items() if holes(text) != holes(ENGLISH[key])}

    assert differing == set()


@pytest.mark.parametrize("language", OTHERS)
def test_no_english_is_left(language: str) -> None:
    same = {key for key, text in templates(language).items() if text == ENGLISH[key]}
    unexplained = {key for key in same - SHARED if key.split(".")[0] not in {"figure", *SHARED_TABLES}}

    assert unexplained == set()


def test_arabic_is_written_in_arabic_letters() -> None:
    """Apart from patterns, nothing but holes, digits and the program's name stands in Latin letters."""
    latin = {
        key
        for key, text in templates("ar").items()
        if not key.startswith("figure.day") and re.search("[A-Za-z]", re.sub(r"\{\w+\}|bybro", "", text))
    }

    assert latin == set()


def test_french_keeps_its_double_signs_on_the_line() -> None:
    """A no-break space stands before : ; ? ! » % and after «."""
    loose = {
        key
        for key, text in templates("fr").items()
        if key != "unit.percent" and re.search("[^\u00a0][:;?!»%]|«[^\u00a0]", text)
    }

    assert loose == set()


@pytest.mark.parametrize("table", LISTS)
def test_every_word_of_a_closed_list_has_a_label(table: str) -> None:
    missing = [word for word in LISTS[table] if f"{table}.{word}" not in ENGLISH]

    assert missing == [], f"add these to [{table}] in all four message files"


def test_a_message_fills_its_holes() -> None:
    assert message("catalogue.severity", "da", n=4) == "Alvor: 4 af 5"


def test_a_value_is_not_read_as_a_template() -> None:
    assert message("catalogue.in_language", "en", language="{n}") == "in {n}"


def test_by_language_is_in_the_order_of_the_product() -> None:
    assert by_language("verdict.open") == {"en": "Open", "da": "Åbent", "fr": "Incertaine", "ar": "غير محسوم"}


@pytest.mark.parametrize(
    ("key", "language", "values"),
    [("reason.nothing", "en", {}), ("verdict.open", "de", {}), ("catalogue.severity", "en", {})],
    ids=["key", "language", "hole"],
)
def test_what_does_not_exist_is_a_fault_of_the_program(key: str, language: str, values: dict[str, object]) -> None:
    with pytest.raises(KeyError):
        message(key, language, **values)
