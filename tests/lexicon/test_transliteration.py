"""Names across alphabets."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bybro.lexicon.transliteration import consonants, is_arabic, sounds, spoken_alike


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("نيراس", "NIRAS"),
        ("كومبان", "Kompan"),
        ("رينيسيانس", "Renescience"),
        ("سوكلين", "Sukleen"),
        ("الكرنتينا", "Karantina"),
        ("غرندفوس", "Grundfos"),
        ("بيروت", "Beirut"),
        ("بيروت", "Beyrouth"),
        ("رامبول", "Rambøll"),
        ("أكوابورين", "Aquaporin"),
        ("هوفور", "HOFOR"),
    ],
)
def test_a_name_is_known_in_the_other_alphabet(arabic: str, latin: str) -> None:
    assert spoken_alike(arabic, latin)


@pytest.mark.parametrize(("arabic", "latin"), [("بيروت", "Berit"), ("نيراس", "Norsk"), ("طرابلس", "Beirut")])
def test_another_name_is_another(arabic: str, latin: str) -> None:
    assert not spoken_alike(arabic, latin)


@given(st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzåæøéè'’"), max_size=20))
def test_sounds_are_told_in_a_few_letters_none_twice_in_a_row(word: str) -> None:
    told = sounds(word)

    assert set(told) <= set("abdfgiklmnorstz")
    assert all(a != b for a, b in pairwise(told))
    assert set(consonants(told)).isdisjoint("aio")
    assert not is_arabic(told)
