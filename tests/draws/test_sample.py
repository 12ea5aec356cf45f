"""The joint sample: one column a name, evenly spread, and none moves another."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bybro.draws.sample import Draws

names = st.text(max_size=20)
seeds = st.integers(0, 2**31)


@given(names, seeds, st.integers(0, 11))
def test_a_column_has_one_number_in_each_equal_stratum(name: str, seed: int, power: int) -> None:
    """A stratified sample: sorted, the numbers fall one into each of `size` equal parts of (0, 1)."""
    draws = Draws(2**power, seed)

    column = np.sort(draws.column(name))

    assert np.floor(column * draws.size).astype(int).tolist() == list(range(draws.size))
    assert column[0] > 0.0
    assert column[-1] < 1.0


@given(names, seeds)
def test_every_aligned_part_of_a_column_is_evenly_spread_too(name: str, seed: int) -> None:
    """It is Sobol's sequence shuffled whole block by whole block, so a quarter of it is a sample of its own."""
    column = Draws(1024, seed).column(name)

    for part in column.reshape(4, 256):
        assert sorted(np.floor(part * 256).astype(int).tolist()) == list(range(256))


@pytest.mark.parametrize(("asked", "size"), [(0, 1), (1, 1), (2, 2), (3, 4), (1000, 1024), (1024, 1024), (1025, 2048)])
def test_the_number_of_draws_is_rounded_up_to_a_power_of_two(asked: int, size: int) -> None:
    draws = Draws(asked)

    assert draws.size == size
    assert draws.column("a").shape == (size,)


@given(names, seeds, st.lists(names, max_size=5))
def test_a_column_depends_on_its_name_and_the_seed_alone(name: str, seed: int, others: list[str]) -> None:
    """Adding or editing a fact moves no other column: nothing asked before changes an answer."""
    alone, among = Draws(256, seed), Draws(256, seed)
    for other in others:
        among.column(other)
    among.simplex("weights", 3)

    assert among.column(name).tolist() == alone.column(name).tolist()


def test_another_name_and_another_seed_are_other_columns() -> None:
    draws = Draws(256, 2016)

    column = draws.column("demand water").tolist()

    assert column != draws.column("demand waste").tolist()
    assert column != Draws(256, 2017).column("demand water").tolist()


def test_columns_are_nearly_uncorrelated() -> None:
    """Among 600 columns no pair hangs together: sound scrambles vary by about 1.25 / sqrt(size), and stay below 7.

    A pair whose hashes meet half-way would stand out at 14.
    """
    draws = Draws(1024)
    columns = np.stack([draws.column(f"fact {n}") for n in range(600)])

    correlation = np.asarray(np.corrcoef(columns))[np.triu_indices(600, 1)] * 1024**0.5

    assert correlation.std() == pytest.approx(1.25, abs=0.1)
    assert np.abs(correlation).max() < 7


@given(names, names.filter(bool), seeds)
def test_two_columns_fill_the_square_evenly(name: str, end: str, seed: int) -> None:
    """Each sixteenth of the square holds its 64 points, give or take what chance allows."""
    draws = Draws(1024, seed)

    counts, _, _ = np.histogram2d(draws.column(name), draws.column(name + end), bins=4, range=((0, 1), (0, 1)))

    assert counts.sum() == 1024
    assert np.abs(counts - 64).max() < 50


@pytest.mark.parametrize("parts", [1, 2, 3, 7])
def test_points_on_the_simplex_are_uniform(parts: int) -> None:
    """Mean 1/n and variance (n - 1) / (n**2 (n + 1)) in each part, as Dirichlet(1, ..., 1) has."""
    points = Draws(4096).simplex("weights", parts)

    assert points.shape == (4096, parts)
    assert (points >= 0).all()
    assert points.sum(axis=1) == pytest.approx(np.ones(4096))
    assert points.mean(axis=0) == pytest.approx(np.full(parts, 1 / parts), abs=0.01)
    assert points.var(axis=0) == pytest.approx(np.full(parts, (parts - 1) / (parts**2 * (parts + 1))), rel=0.1)
