"""Ranks within a group."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bybro.decision.shortlist import criteria_of, ranks, scores
from bybro.draws.sample import Draws
from bybro.model.match import CRITERIA, Criterion, Spread
from tests.builders import a_dossier, a_solution
from tests.matching.place import a_question, asks, held_against, says

DRAWS = Draws(64)
Row = dict[Criterion, Spread | None]


def _row(**known: float | None) -> Row:
    return {c: None if (v := known.get(c)) is None else Spread.point(v) for c in CRITERIA}


def _scores(*rows: Row, **weights: float) -> tuple[float, ...]:
    return scores(rows, weights or None, DRAWS)


@pytest.mark.parametrize(
    ("values", "expected"),
    [((), ()), ((0.3,), (1,)), ((0.2, 0.9, 0.5), (3, 1, 2)), ((0.5, 0.9, 0.5, 0.1), (2, 1, 2, 4)), ((1, 1), (1, 1))],
)
def test_the_highest_is_first_and_equal_values_share_the_lower_rank(
    values: tuple[float, ...], expected: tuple[int, ...]
) -> None:
    assert ranks(values) == expected


def test_a_score_is_the_weighted_sum_of_the_known_criteria() -> None:
    assert _scores(_row(relevance=0.8, fit=0.5), relevance=3, fit=1) == pytest.approx((0.725,))


def test_free_weights_are_those_of_the_criteria_that_enter() -> None:
    """Relevance 0.2 and fit 0.3 and half of the rest each."""
    assert _scores(_row(relevance=1, fit=0)) == pytest.approx((0.45,))


@pytest.mark.parametrize(("known", "enters"), [(1, False), (2, True), (3, True)])
def test_a_criterion_enters_where_at_least_half_of_the_candidates_have_it(known: int, enters: bool) -> None:  # noqa: FBT001
    rows = [_row(relevance=0.5, coverage=1.0 if n == 0 else 0.2 if n < known else None) for n in range(4)]

    found = scores(rows, None, DRAWS)

    assert (len(set(found)) > 1) == enters


def test_the_middle_of_a_spread_is_what_ranks() -> None:
    wide, narrow = _row(relevance=0.5), _row(relevance=0.5)
    wide["fit"], narrow["fit"] = Spread(0.0, 0.6, 1.0), Spread(0.5, 0.5, 0.5)

    assert ranks(_scores(wide, narrow)) == (1, 2)


VALUES = st.floats(0, 1).map(lambda v: round(v, 6))
ROWS = st.builds(
    lambda relevance, fit, coverage: _row(relevance=relevance, fit=fit, coverage=coverage),
    VALUES,
    VALUES,
    st.one_of(st.none(), VALUES),
)


@given(st.lists(ROWS, min_size=1, max_size=6), VALUES)
def test_who_lacks_a_figure_never_stands_above_who_has_it_all_else_equal(rows: list[Row], value: float) -> None:
    """A missing figure is not a draw, and silence is no merit."""
    known, silent = dict(rows[0]), dict(rows[0])
    known["coverage"], silent["coverage"] = Spread.point(value), None

    found = scores([known, silent, *rows[1:]], None, DRAWS)

    assert found[1] <= found[0]


@given(st.lists(ROWS, min_size=1, max_size=6), VALUES)
def test_to_withhold_a_figure_never_gains(rows: list[Row], value: float) -> None:
    """Where the criterion enters all the same, who keeps silent about a bad figure scores no better for it."""
    others = [*rows, _row(relevance=0.5, fit=0.5, coverage=0.5), _row(relevance=0.5, fit=0.5, coverage=0.9)]
    told, silent = dict(rows[0]), dict(rows[0])
    told["coverage"], silent["coverage"] = Spread.point(value), None
    assume(2 * sum(r["coverage"] is not None for r in others) >= len(others) + 1)

    open_, withheld = (scores([row, *others], None, DRAWS)[0] for row in (told, silent))

    assert withheld <= open_


@given(st.lists(ROWS, min_size=1, max_size=6), st.sampled_from(["relevance", "fit"]), VALUES)
def test_a_better_value_never_lowers_a_score(rows: list[Row], name: Criterion, value: float) -> None:
    first = rows[0][name]
    better = {**rows[0], name: Spread.point(max(value, first.p50 if first else 0.0))}

    assert scores([better, *rows[1:]], None, DRAWS)[0] >= scores(rows, None, DRAWS)[0]


@given(st.lists(ROWS, min_size=1, max_size=6))
def test_the_order_of_candidates_changes_no_score(rows: list[Row]) -> None:
    assert scores(rows[::-1], None, DRAWS)[::-1] == scores(rows, None, DRAWS)


@given(st.lists(ROWS, min_size=1, max_size=6))
def test_equal_candidates_share_their_rank(rows: list[Row]) -> None:
    first, second, *_ = ranks(scores([rows[0], dict(rows[0]), *rows[1:]], None, DRAWS))

    assert first == second


def test_without_candidates_there_is_nothing_to_score() -> None:
    assert scores([], None, DRAWS) == ()


@given(st.lists(st.floats(0.9, 1), min_size=1, max_size=12), st.floats(0.5, 1))
def test_a_solution_that_lists_nothing_never_outranks_one_whose_requirements_hold(
    holding: list[float], relevance: float
) -> None:
    """All else equal, whatever the number of lines: an eighth is less than what holds."""
    names = [f"q{n}" for n in range(len(holding))]
    dossier = a_dossier(
        indicators=tuple(a_question(n) for n in names),
        facts=tuple(says(n, yes) for n, yes in zip(names, holding, strict=True)),
    )
    asked = {"silent": [], "honest": [asks(n) for n in names]}
    silent, honest = (
        held_against(solution=a_solution(id=i, requirements=asked[i]), dossier=dossier, relevance=relevance)
        for i in ("silent", "honest")
    )

    assert silent.group == honest.group == "could"
    assert ranks(scores([criteria_of(c) for c in (silent, honest)], None, DRAWS)) == (2, 1)
