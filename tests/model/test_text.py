"""A text belongs to a language; what is missing is shown in another, and says so."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bybro.lexicon.languages import LANGUAGES
from bybro.model.text import Text, Worded
from tests.strategies import texts


@given(texts, st.sampled_from(LANGUAGES))
def test_what_stands_in_a_language_is_shown_in_it(text: dict[Any, str], language: str) -> None:
    shown = Text(text).best(language)

    assert shown.text == text[shown.language]
    assert (shown.language == language) == (language in text)
    assert shown.is_translation == (shown.language != next(iter(text)))


def test_without_the_language_english_is_shown_and_else_the_original() -> None:
    assert Text({"da": "Vand", "en": "Water"}).best("ar") == Worded("Water", "en", is_translation=True)
    assert Text({"en": "Water", "da": "Vand"}).best("ar") == Worded("Water", "en", is_translation=False)
    assert Text({"da": "Vand", "fr": "Eau"}).best("ar") == Worded("Vand", "da", is_translation=False)


def test_the_language_named_first_is_the_original() -> None:
    text = Text({"fr": "Eau", "en": "Water"})

    assert (text.original, text.languages) == ("fr", ("fr", "en"))
    assert (text.get("en"), text.get("da")) == ("Water", None)


@pytest.mark.parametrize(
    "text", [{}, {"de": "Wasser"}, {"en": ""}, {"en": None}, {"en": 4}, "Water", None, ["Water"]], ids=repr
)
def test_a_text_without_a_language_or_without_words_is_none(text: object) -> None:
    with pytest.raises(ValidationError):
        Text.model_validate(text)


@pytest.mark.parametrize("steering", ["a\0b", "\x1b]0;pwn\x07", "\x1b[2J", "\x7f", "\x9b31m"], ids=repr)
def test_a_text_holds_nothing_that_a_screen_would_obey(steering: str) -> None:
    with pytest.raises(ValidationError, match="holds a control character"):
        Text({"en": steering})


def test_a_text_may_have_lines_and_tabs() -> None:
    assert Text({"en": "a\n\tb"}).get("en") == "a\n\tb"
