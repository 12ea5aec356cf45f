"""Danish compounds share their parts with the words they are made of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bybro.lexicon.compounds import parts
from bybro.lexicon.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("word", "shared"),
    [
        ("affaldsforbrændingsanlæg", {"affald", "forbrænding"}),
        ("regnvandsbassin", {"regnvand", "bassin"}),
        ("strømafbrydelse", {"strøm", "afbrydelse"}),
        ("kloakdæksler", {"kloak"}),
    ],
)
def test_a_compound_has_the_parts_it_is_made_of(word: str, shared: set[str]) -> None:
    assert shared <= set(parts(word))


@pytest.mark.parametrize("word", ["vand", "bus", "transport", "forurening"])
def test_a_word_that_only_looks_like_one_is_left_whole(word: str) -> None:
    assert parts(word) == ()


@given(st.sampled_from(sorted(vocabulary("da"))))
def test_parts_stand_in_the_word(word: str) -> None:
    assert all(part in word for part in parts(word))
