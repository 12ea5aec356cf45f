"""What a text reminds of: two or three everyday words of one thing find it, whatever the text names."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bybro.lexicon.analysis import tokens
from bybro.lexicon.phrases import Word
from bybro.lexicon.reminders import reminders

WORDS = [
    Word("en", "tanker-water", "water from a tanker"),
    Word("en", "tanker-water", "bucket", 0.35),
    Word("en", "tanker-water", "jerrycan", 0.35),
    Word("en", "blackout", "lights go out"),
    Word("en", "blackout", "candle", 0.35),
]
MADE = reminders(WORDS)


def _of(text: str) -> dict[str, float]:
    return MADE.of(tokens(text, "en"))


def test_signs_find_what_no_word_names() -> None:
    found = _of("My aunt carries the jerrycan and a bucket up four floors")

    assert max(found, key=lambda c: found[c]) == "tanker-water"


def test_more_signs_remind_more() -> None:
    one, more = "a bucket, a tanker", "a bucket, a tanker and a jerrycan"

    assert _of(more)["tanker-water"] > _of(one)["tanker-water"]


def test_one_sign_alone_reminds_of_nothing() -> None:
    assert _of("My aunt has a bucket") == {}


def test_a_word_said_twice_reminds_no_more() -> None:
    assert _of("bucket, jerrycan, bucket") == _of("bucket, jerrycan")


def test_a_text_of_something_else_reminds_of_nothing() -> None:
    assert _of("The orchestra lost its second violin") == {}


@given(st.permutations(WORDS))
def test_the_order_of_the_words_changes_nothing(order: list[Word]) -> None:
    made = reminders(order)

    text = "bucket, candle, light, water and jerrycan"

    assert made.of(tokens(text, "en")) == _of(text)
