"""Figures that go up and down together: how a row says it, and what cannot be."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bybro.model.correlation import Correlation, go_together, matrix_of
from tests.builders import built, correlation_row


@pytest.mark.parametrize(
    ("written", "column"),
    [
        ("demand:organic-waste", "demand organic-waste"),
        ("affected:organic-waste", "affected organic-waste"),
        ("cost:compost", "cost compost"),
        ("answer:Beirut/fees", "holds Beirut fees"),
        ("answer:Beirut/site/compost", "holds Beirut site compost"),
    ],
)
def test_a_figure_is_drawn_from_its_own_column(written: str, column: str) -> None:
    row = built(Correlation, correlation_row(between=[written, "demand:other"]))

    assert row.quantities[0].column == column


@pytest.mark.parametrize("written", ["waste", "demand:", "answer:Beirut", "answer:/fees", "price:compost"])
def test_a_figure_written_otherwise_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="between"):
        built(Correlation, correlation_row(between=[written, "demand:other"]))


def test_normal_scores_have_the_correlation_that_gives_the_ranks_theirs() -> None:
    assert built(Correlation, correlation_row(rank=0.5)).product_moment == pytest.approx(2 * math.sin(math.pi / 12))


def _pairs(*ranks: tuple[str, str, float]) -> list[Correlation]:
    return [
        built(Correlation, correlation_row(id=f"{n}", between=[f"demand:{a}", f"demand:{b}"], rank=rank))
        for n, (a, b, rank) in enumerate(ranks)
    ]


def test_three_cannot_be_opposites_of_one_another() -> None:
    assert not go_together(_pairs(("a", "b", -0.9), ("b", "c", -0.9), ("a", "c", -0.9)))
    assert go_together(_pairs(("a", "b", 0.9), ("b", "c", 0.9), ("a", "c", 0.9)))
    assert go_together([])


@given(ranks=st.lists(st.floats(-0.95, 0.95), max_size=6))
def test_a_chain_always_can_and_its_ends_go_together_as_far_as_its_links(ranks: list[float]) -> None:
    links = [(str(n), str(m), rank) for rank, (n, m) in zip(ranks, pairwise(range(len(ranks) + 1)), strict=True)]
    rows = _pairs(*links)
    names, matrix = matrix_of([(r.quantities[0].column, r.quantities[1].column, r.product_moment) for r in rows])

    assert go_together(rows)
    if rows:
        ends = matrix[names.index("demand 0"), names.index(f"demand {len(rows)}")]
        assert ends == pytest.approx(math.prod(row.product_moment for row in rows))
