"""Typing errors."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bybro.lexicon.analysis import tokens
from bybro.lexicon.languages import LANGUAGES
from bybro.lexicon.packaged import packaged
from bybro.lexicon.spelling import meant
from bybro.lexicon.stemming import known_stems, stem
from bybro.lexicon.vocabulary import vocabulary

WORDS = {k: sorted(w for w in vocabulary(k) if len(w) >= 9 and w.isalpha()) for k in LANGUAGES}


@pytest.mark.parametrize(
    ("language", "slip", "word"),
    [
        ("en", "playgroud", "playground"),
        ("en", "genrator", "generator"),
        ("da", "legeplasd", "legeplads"),
        ("da", "strømafbrydlese", "strømafbrydelse"),
        ("fr", "assainisement", "assainissement"),
        ("fr", "poubbelle", "poubelle"),
        ("ar", "النفاييات", "النفايات"),
        ("ar", "الكهربااء", "الكهرباء"),
    ],
)
def test_a_slip_is_read_as_the_word_that_was_meant(language: str, slip: str, word: str) -> None:
    assert [t.stem for t in tokens(slip, language)] == [t.stem for t in tokens(word, language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "the playgroud is gone"), ("da", "ingen tømmer vores skraldespnd"), ("fr", "la décharge sauvagge")],
)
def test_a_text_with_slips_still_speaks_of_its_concept(language: str, text: str) -> None:
    assert packaged().concepts_in(text, language)


@given(st.sampled_from(LANGUAGES).flatmap(lambda k: st.tuples(st.just(k), st.sampled_from(WORDS[k]))), st.data())
def test_a_letter_left_out_of_a_long_word_leads_back_to_a_word_as_near(
    told: tuple[str, str], data: st.DataObject
) -> None:
    language, word = told
    at = data.draw(st.integers(1, len(word) - 1))
    slip = word[:at] + word[at + 1 :]
    assume(slip not in vocabulary(language))

    found = meant(slip, language)

    assert found is not None
    assert abs(len(found) - len(slip)) <= 1
    assert found[0] == word[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_known_word_stays_what_it_is(language: str) -> None:
    for word in WORDS[language][::40]:
        assert tokens(word, language)[0].stem == stem(word, language)
        assert stem(word, language) in known_stems(language)


@pytest.mark.parametrize(
    ("language", "word"),
    [("en", "pupe"), ("en", "packets"), ("en", "Kompan"), ("en", "Sukleen"), ("da", "Vølund"), ("en", "pm10x2y")],
)
def test_short_words_names_and_codes_are_left_alone(language: str, word: str) -> None:
    """One could be a pipe or a pump, another is a company."""
    assert tokens(word, language)[0].stem == stem(word.lower(), language)
