"""Text to stems."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bybro.lexicon.analysis import Token, tokens
from bybro.lexicon.folding import normalised
from bybro.lexicon.languages import LANGUAGES
from bybro.lexicon.stemming import stem
from bybro.lexicon.vocabulary import vocabulary

SIGNS = "\u064e\u064f\u0650\u0651\u0640"

languages = st.sampled_from(LANGUAGES)


def _stems(text: str, language: str) -> list[str]:
    return [t.stem for t in tokens(text, language) if t.is_content]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "playground", "Playgrounds"),
        ("en", "flooded", "flooding"),
        ("en", "neighbour's", "neighbours"),
        ("da", "strømafbrydelse", "strømafbrydelser"),
        ("da", "affald", "affaldet"),
        ("fr", "déchet", "déchets"),
        ("fr", "d’énergie", "énergie"),
        ("fr", "l'eau", "eau"),
        ("ar", "نفايات", "النفايات"),
        ("ar", "أرض", "ارض"),
        ("ar", "مدرسة", "مدرسه"),
        ("ar", "كهرباء", "والكهرباء"),
    ],
)
def test_forms_of_a_word_have_one_stem(language: str, one: str, other: str) -> None:
    assert _stems(one, language) == _stems(other, language)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [("da", "by", "bro"), ("da", "får", "far"), ("da", "røg", "rug"), ("en", "water", "waste"), ("ar", "ماء", "هواء")],
)
def test_different_words_keep_different_stems(language: str, one: str, other: str) -> None:
    """Danish å, ø and æ are letters, not a and o with a mark: "får" (sheep) is not "far" (father)."""
    assert stem(normalised(one, language), language) != stem(normalised(other, language), language)


def test_small_words_stand_in_their_place_and_are_marked() -> None:
    assert tokens("The city has no water", "en") == [
        Token("the", "The", is_content=False, is_negation=False),
        Token("citi", "city", is_content=False, is_negation=False),
        Token("has", "has", is_content=False, is_negation=False),
        Token("no", "no", is_content=False, is_negation=True),
        Token("water", "water", is_content=True, is_negation=False),
    ]


def test_figures_and_signs_are_no_words() -> None:
    assert [t.surface for t in tokens("600 t/day: 40 % (2016) organic", "en")] == ["t", "day", "organic"]


@pytest.mark.parametrize("word", ["énergie", "déchets", "forêt", "naïve"])
def test_a_letter_and_its_accent_apart_are_the_letter_with_the_accent(word: str) -> None:
    assert tokens(unicodedata.normalize("NFD", word), "fr") == tokens(unicodedata.normalize("NFC", word), "fr")


@given(
    st.sampled_from(["نفايات", "كهرباء", "مياه"]), st.integers(1, 4), st.sampled_from("\u064e\u064f\u0650\u0651\u0640")
)
def test_arabic_vowel_signs_change_no_stem(word: str, place: int, sign: str) -> None:
    assert _stems(word[:place] + sign + word[place:], "ar") == _stems(word, "ar")


@given(
    st.sampled_from(["en", "da", "fr"]).flatmap(
        lambda k: st.tuples(st.lists(st.sampled_from(sorted(vocabulary(k))), max_size=6), st.just(k))
    )
)
def test_capitals_change_no_stem_of_a_known_word(told: tuple[list[str], str]) -> None:
    """An unknown word in capitals is rather a name than a slip, so it is left alone where a small one is mended."""
    text, language = " ".join(told[0]), told[1]

    assert _stems(text.upper(), language) == _stems(text.lower(), language)


@given(st.text(max_size=80), languages)
def test_any_text_can_be_taken_apart_and_no_word_is_without_a_stem(text: str, language: str) -> None:
    found = tokens(text, language)

    assert all(t.stem and t.surface for t in found)
    assert found == tokens(text, language)


@given(st.text(max_size=40), st.text(max_size=40), languages)
def test_two_paragraphs_are_the_words_of_the_one_and_then_of_the_other(one: str, other: str, language: str) -> None:
    words = [[t[:4] for t in tokens(text, language)] for text in (f"{one}\n{other}", one, other)]

    assert words[0] == words[1] + words[2]


def test_a_word_knows_its_sentence() -> None:
    text = "Waste lies 3.5 days. Who takes it? Nobody"

    assert [(t.surface, t.sentence) for t in tokens(text, "en")] == [
        ("Waste", 0),
        ("lies", 0),
        ("days", 0),
        ("Who", 1),
        ("takes", 1),
        ("it", 1),
        ("Nobody", 2),
    ]


def test_figures_within_a_word_are_part_of_it() -> None:
    assert [t.stem for t in tokens("NO2 and PM10", "en") if t.is_content] == ["no2", "pm10"]
