"""Columns that somebody has correlated."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import spearmanr

from bybro.draws.sample import Draws
from bybro.errors import UsageError


@given(correlation=st.floats(-0.95, 0.95))
def test_two_columns_have_the_rank_correlation_that_is_stated(correlation: float) -> None:
    draws = Draws(2048, together=[("a", "b", correlation)])
    expected = 6.0 / np.pi * np.arcsin(correlation / 2.0)

    assert spearmanr(draws.column("a"), draws.column("b")).statistic == pytest.approx(expected, abs=0.06)


def test_three_columns_have_all_of_theirs() -> None:
    stated = {("a", "b"): 0.8, ("b", "c"): -0.5, ("a", "c"): -0.3}
    draws = Draws(8192, together=[(*pair, value) for pair, value in stated.items()])

    for (one, other), value in stated.items():
        found = spearmanr(draws.column(one), draws.column(other)).statistic
        assert found == pytest.approx(6.0 / np.pi * np.arcsin(value / 2.0), abs=0.03)


def test_each_column_alone_is_as_even_as_before() -> None:
    mixed, plain = Draws(1024, together=[("a", "b", 0.7)]), Draws(1024)

    for name in ("a", "b"):
        assert np.array_equal(np.sort(mixed.column(name)), np.sort(plain.column(name)))


def test_columns_outside_the_group_and_its_first_do_not_move() -> None:
    mixed, plain = Draws(256, together=[("a", "b", 0.7)]), Draws(256)

    assert np.array_equal(mixed.column("a"), plain.column("a"))
    assert np.array_equal(mixed.column("c"), plain.column("c"))
    assert not np.array_equal(mixed.column("b"), plain.column("b"))


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(UsageError):
        Draws(64, together=[("a", "b", -0.9), ("b", "c", -0.9), ("a", "c", -0.9)])
