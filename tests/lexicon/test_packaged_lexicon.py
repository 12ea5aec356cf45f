"""The lexicon's files: what a planner may correct without Python, and what must stay true of it."""

from __future__ import annotations

import csv
import re
from collections import Counter
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from bybro.lexicon.languages import LANGUAGES
from bybro.lexicon.packaged import packaged
from bybro.lexicon.themes import THEMES

if TYPE_CHECKING:
    from bybro.lexicon.concepts import Concept

KINDS = {"label", "synonym", "abbreviation", "problem", "sign"}
SDG_TARGET = re.compile(r"(?:[1-9]|1[0-7])\.(?:[1-9]|1\d|[a-d])")
DAC_PURPOSE = re.compile(r"\d{5}")

CONCEPTS: dict[str, Concept] = packaged().concepts


def _rows(*path: str) -> list[dict[str, str]]:
    text = files("bybro.lexicon").joinpath(*path).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _words(language: str) -> list[dict[str, str]]:
    return [row for theme in THEMES.values() for row in _rows("words", f"{theme.file}.{language}.csv")]


def test_about_250_concepts_or_more_are_known_and_every_theme_has_some() -> None:
    assert len(CONCEPTS) >= 250
    assert {c.theme for c in CONCEPTS.values()} == set(THEMES)


def test_an_id_stands_once_in_all_files() -> None:
    ids = Counter(row["id"] for theme in THEMES.values() for row in _rows("concepts", f"{theme.file}.csv"))

    assert [i for i, n in ids.items() if n > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_concept_has_exactly_one_label_in_each_language(language: str) -> None:
    labels = Counter(row["concept"] for row in _words(language) if row["kind"] == "label")

    assert {c: labels[c] for c in CONCEPTS if labels[c] != 1} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_belongs_to_a_concept_of_its_theme_and_is_of_a_known_kind(language: str) -> None:
    for theme in THEMES.values():
        strangers = [
            row
            for row in _rows("words", f"{theme.file}.{language}.csv")
            if row["kind"] not in KINDS
            or not (row["phrase"] or "").strip()
            or row["concept"] not in CONCEPTS
            or CONCEPTS[row["concept"]].theme != theme.id
        ]

        assert strangers == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_concept_is_found_by_its_own_label(language: str) -> None:
    """A label made of small words only would never be met by a text."""
    lexicon = packaged()

    assert [c for c in CONCEPTS.values() if c.id not in lexicon.concepts_in(c.labels[language], language)] == []


def test_what_a_concept_points_to_exists_and_is_not_itself() -> None:
    for concept in CONCEPTS.values():
        assert set(concept.broader) | set(concept.treated_by) <= CONCEPTS.keys() - {concept.id}, concept.id


def test_no_concept_is_wider_than_itself() -> None:
    """Walked by hand: a ring would send `ancestors` round for ever."""
    open_, done = set[str](), set[str]()

    def walk(name: str) -> None:
        assert name not in open_, f"{name} stands in a ring of broader concepts"
        if name in done:
            return
        open_.add(name)
        for wider in CONCEPTS[name].broader:
            walk(wider)
        open_.remove(name)
        done.add(name)

    for name in CONCEPTS:
        walk(name)


def test_codes_have_the_form_of_their_lists() -> None:
    """SDG targets are like 7.1 or 16.a, purposes of the OECD's DAC have five digits."""
    wrong = [
        (c.id, code)
        for c in CONCEPTS.values()
        for codes, form in ((c.sdg, SDG_TARGET), (c.dac, DAC_PURPOSE))
        for code in codes
        if not form.fullmatch(code)
    ]

    assert wrong == []


def test_most_concepts_carry_a_code_and_some_faults_say_what_treats_them() -> None:
    coded = [c for c in CONCEPTS.values() if c.sdg or c.dac]

    assert len(coded) > len(CONCEPTS) / 2
    assert any(c.treated_by for c in CONCEPTS.values())


def test_a_third_of_the_concepts_are_faults_that_say_what_treats_them() -> None:
    assert len([c for c in CONCEPTS.values() if c.treated_by]) > len(CONCEPTS) / 3


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "There is a generator outside every door"),
        ("en", "power cuts"),
        ("fr", "Le délestage dure douze heures"),
        ("da", "Strømafbrydelser hver dag"),
        ("ar", "انقطاع الكهرباء"),
    ],
)
def test_a_power_outage_is_understood_however_it_is_told(language: str, text: str) -> None:
    """The memo's own example of problem words."""
    assert "power-outage" in packaged().concepts_in(text, language)
