"""Concepts found in a text, and how they hang together."""

from __future__ import annotations

import pytest

from bybro.lexicon.analysis import tokens
from bybro.lexicon.concepts import Concept, Lexicon, build
from bybro.lexicon.mentions import Mention
from bybro.lexicon.phrases import Word


def _concept(name: str, *broader: str) -> Concept:
    return Concept(name, "waste", broader, labels={"en": name})


@pytest.fixture
def lexicon() -> Lexicon:
    """Plants for waste, and water with its lack."""
    return build(
        [
            _concept("plant"),
            _concept("landfill", "plant"),
            _concept("ash-landfill", "landfill"),
            _concept("drinking-water"),
            _concept("no-drinking-water", "drinking-water"),
            _concept("power-outage"),
        ],
        [
            Word("en", "plant", "plant"),
            Word("en", "landfill", "landfill"),
            Word("da", "landfill", "deponi"),
            Word("ar", "landfill", "مطمر"),
            Word("en", "ash-landfill", "landfill for ash"),
            Word("en", "drinking-water", "drinking water"),
            Word("en", "no-drinking-water", "no drinking water"),
            Word("en", "power-outage", "lights go out"),
            Word("da", "power-outage", "lyset går"),
        ],
    )


@pytest.mark.parametrize(
    ("language", "text"), [("en", "Two landfills stand here"), ("da", "Deponiet er fuldt"), ("ar", "المطمر ممتلئ")]
)
def test_a_concept_is_the_same_in_any_language(lexicon: Lexicon, language: str, text: str) -> None:
    assert lexicon.concepts_in(text, language) == {"landfill"}


@pytest.mark.parametrize("text", ["ash landfill", "The landfill takes the ash", "ash goes to big landfills"])
def test_a_phrase_is_met_in_any_order_when_its_words_stand_close(lexicon: Lexicon, text: str) -> None:
    assert "ash-landfill" in lexicon.concepts_in(text, "en")


def test_a_phrase_within_a_longer_one_is_not_told_of_its_own(lexicon: Lexicon) -> None:
    """A landfill for ash is not any landfill; its words apart are both."""
    assert lexicon.concepts_in("an ash landfill", "en") == {"ash-landfill"}
    assert lexicon.concepts_in("The landfill takes the ash", "en") == {"ash-landfill", "landfill"}


def test_a_phrase_is_not_met_across_two_sentences(lexicon: Lexicon) -> None:
    assert lexicon.concepts_in("Rain fills the landfill. Ash is dry.", "en") == {"landfill"}


def test_an_abbreviation_is_met_to_the_letter() -> None:
    lexicon = build([_concept("repair")], [Word("fr", "repair", "REP")])

    assert lexicon.concepts_in("La REP des emballages", "fr") == {"repair"}
    assert lexicon.concepts_in("la rep des emballages", "fr") == set()


def test_a_phrase_is_not_met_by_words_that_stand_far_apart(lexicon: Lexicon) -> None:
    text = "The landfill is full since last summer, say all who live beside it, and nobody takes the ash"

    assert lexicon.concepts_in(text, "en") == {"landfill"}


def test_a_word_that_turns_a_phrase_is_part_of_it(lexicon: Lexicon) -> None:
    """What lacks drinking water is not met by all drinking water."""
    assert lexicon.concepts_in("Drinking water for the harbour", "en") == {"drinking-water"}
    assert lexicon.concepts_in("There is no drinking water", "en") == {"no-drinking-water"}


def test_a_phrase_with_one_telling_word_needs_its_small_words_too(lexicon: Lexicon) -> None:
    """Lights that go out are not met by every light."""
    assert lexicon.concepts_in("Lyset i parken", "da") == set()
    assert lexicon.concepts_in("Lyset går hver aften", "da") == {"power-outage"}


def test_a_phrase_with_many_small_words_is_met_by_itself() -> None:
    phrase = "capacity of all those in the city to act"
    lexicon = build([_concept("capacity")], [Word("en", "capacity", phrase), Word("en", "capacity", "capacity to act")])

    assert lexicon.concepts_in(phrase, "en") == {"capacity"}


def test_a_mention_says_which_words_it_is(lexicon: Lexicon) -> None:
    found = lexicon.mentions(tokens("Ash from the plant fills a landfill", "en"), "en")

    assert found == [Mention("plant", 3, 4), Mention("landfill", 6, 7)]


def test_a_concept_is_about_itself_and_everything_wider(lexicon: Lexicon) -> None:
    assert lexicon.ancestors("ash-landfill") == {"ash-landfill", "landfill", "plant"}
    assert lexicon.is_about({"ash-landfill"}, {"plant"})
    assert not lexicon.is_about({"plant"}, {"ash-landfill"})
    assert not lexicon.is_about({"landfill"}, set())


def test_a_word_of_one_language_says_nothing_in_another(lexicon: Lexicon) -> None:
    assert lexicon.concepts_in("landfill", "fr") == set()
