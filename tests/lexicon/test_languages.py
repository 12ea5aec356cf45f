"""The four languages, and telling which one a text is in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bybro.lexicon.detection import detect
from bybro.lexicon.languages import LANGUAGES, direction, negations, stop_words

SENTENCES = {
    "en": "The power is cut for twelve hours a day in most of the city.",
    "da": "Strømmen går tolv timer om dagen i det meste af byen.",
    "fr": "Le courant est coupé douze heures par jour dans la plupart des quartiers.",
    "ar": "تنقطع الكهرباء اثنتي عشرة ساعة في اليوم في معظم أحياء المدينة",
}


def test_there_are_four_languages_and_arabic_alone_runs_from_the_right() -> None:
    assert {language: direction(language) for language in LANGUAGES} == {
        "en": "ltr",
        "da": "ltr",
        "fr": "ltr",
        "ar": "rtl",
    }


@pytest.mark.parametrize(("language", "sentence"), SENTENCES.items())
def test_a_sentence_is_told_by_its_small_words(language: str, sentence: str) -> None:
    assert detect(sentence) == language


@pytest.mark.parametrize(
    ("query", "language"),
    [("affald på gaden", "da"), ("légumes pourris", "fr"), ("نفايات", "ar"), ("food waste", "en"), ("PV", "en")],
)
def test_a_short_query_is_told_by_its_letters_and_else_is_english(query: str, language: str) -> None:
    assert detect(query) == language


@pytest.mark.parametrize("text", ["", "   ", "600", "12.5 %", "?!", "Пожар", "火事"])
def test_what_holds_no_word_of_ours_is_in_no_language(text: str) -> None:
    assert detect(text) is None


def test_an_arabic_text_with_a_latin_name_stays_arabic() -> None:
    assert detect("محطة معالجة النفايات ARC") == "ar"


@given(st.text())
def test_any_text_is_in_one_of_the_four_languages_or_in_none(text: str) -> None:
    assert detect(text) in {*LANGUAGES, None}


@pytest.mark.parametrize(
    ("language", "frame"),
    [
        ("en", {"municipality", "project", "capital", "copenhagen", "beirut", "the"}),
        ("da", {"kommune", "projekt", "hovedstad", "københavn", "beirut", "og"}),
        ("fr", {"municipalité", "projet", "capitale", "copenhague", "beyrouth", "les"}),
        ("ar", {"بلدية", "مشروع", "عاصمة", "كوبنهاغن", "بيروت", "من"}),
    ],
)
def test_small_words_places_and_the_trade_frame_are_no_ground(language: str, frame: set[str]) -> None:
    assert frame <= stop_words(language)


@pytest.mark.parametrize(("language", "word"), [("en", "without"), ("da", "uden"), ("fr", "sans"), ("ar", "بدون")])
def test_each_language_has_words_that_turn_a_phrase(language: str, word: str) -> None:
    assert word in negations(language)
