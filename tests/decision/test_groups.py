"""The four groups, and what would move a solution into a better one."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bybro.decision.groups import group_of, near_misses, stoppers
from bybro.matching.facts import FactBase
from tests.builders import a_dossier, a_fact, a_requirement, a_solution, an_indicator, estimate_row
from tests.matching.place import LEXICON, a_question, asks, judged, says

if TYPE_CHECKING:
    from bybro.model.fact import Fact
    from bybro.model.indicator import Indicator
    from bybro.model.match import Group, NearMiss
    from bybro.model.requirement import Requirement

YES = {"fails": 0.05, "unlikely": 0.2, "open": 0.5, "likely": 0.8, "holds": 0.95}
LINES = [*product(("killer", "crucial", "important"), (*YES, "unknown", "to_agree"))]


def _group(*kinds: tuple[str, str], delivers: str = "service") -> Group:
    """The group of a solution whose lines have these importances and verdicts."""
    named = [(f"q{n}", importance, verdict) for n, (importance, verdict) in enumerate(kinds)]
    indicators = [a_question(n, change="agreement" if v == "to_agree" else "law") for n, _, v in named]
    facts = [says(n, YES[v]) for n, _, v in named if v in YES]
    solution = a_solution(delivers=delivers, requirements=[asks(n, importance=i) for n, i, _ in named])
    return group_of(solution, judged(solution, a_dossier(indicators=tuple(indicators), facts=tuple(facts))))


@pytest.mark.parametrize(("importance", "verdict"), LINES)
def test_one_line_decides_the_group_by_its_importance_and_verdict(importance: str, verdict: str) -> None:
    expected = {
        ("killer", "fails"): "no",
        ("killer", "unlikely"): "only_if",
        ("crucial", "fails"): "only_if",
        ("crucial", "unlikely"): "only_if",
    }

    assert _group((importance, verdict)) == expected.get((importance, verdict), "could")


@given(st.lists(st.sampled_from(LINES), max_size=5))
def test_the_worst_line_decides_the_group(kinds: list[tuple[str, str]]) -> None:
    order = ["could", "only_if", "no"]

    assert _group(*kinds) == max([_group(k) for k in kinds], key=order.index, default="could")


@pytest.mark.parametrize("delivers", ["know-how", "money", "study"])
@pytest.mark.parametrize(
    ("kind", "group"),
    [(("crucial", "fails"), "prepares"), (("killer", "holds"), "prepares"), (("killer", "fails"), "no")],
)
def test_what_delivers_no_service_prepares_the_ground_unless_a_killer_fails(
    delivers: str, kind: tuple[str, str], group: str
) -> None:
    assert _group(kind, delivers=delivers) == group


@pytest.mark.parametrize(("typical", "group"), [(0.3, "only_if"), (0.05, "only_if"), (0.31, "could")])
def test_what_is_mostly_not_so_elsewhere_is_a_condition_and_never_a_stop(typical: float, group: str) -> None:
    solution = a_solution(requirements=[asks("site", importance="killer")])

    lines = judged(solution, a_dossier(indicators=(a_question("site", typical=typical),), facts=()))

    assert group_of(solution, lines) == group
    assert stoppers(lines) == ()


@pytest.mark.parametrize(("value", "group"), [(1, "could"), (90, "only_if")])
def test_an_unknown_number_that_is_rarely_so_high_is_a_condition_and_never_a_stop(value: float, group: str) -> None:
    solution = a_solution(requirements=[a_requirement(value=value)])

    lines = judged(solution, a_dossier(facts=()))

    assert group_of(solution, lines) == group
    assert stoppers(lines) == ()


def test_the_killers_that_fail_are_named() -> None:
    solution = a_solution(
        requirements=[asks("a", importance="killer"), asks("b", importance="killer"), asks("c", importance="crucial")]
    )
    facts = (says("a", 0.05), says("b", 0.2), says("c", 0.05))

    lines = judged(solution, a_dossier(indicators=tuple(a_question(n) for n in "abc"), facts=facts))

    assert stoppers(lines) == ("a",)


def _changes(requirements: list[Requirement], indicators: list[Indicator], facts: list[Fact]) -> tuple[NearMiss, ...]:
    solution = a_solution(requirements=requirements)
    dossier = a_dossier(indicators=tuple(indicators), facts=tuple(facts), solutions=(solution,), classes=())
    return near_misses(judged(solution, dossier), dossier, FactBase(dossier, LEXICON))


def test_a_number_too_small_says_how_much_is_needed_in_the_unit_of_the_question() -> None:
    fact = a_fact(estimate=estimate_row(0, 10))

    (change,) = _changes(
        [a_requirement(value=90_000, unit="m**2")], [an_indicator(change="works", ask="municipality")], [fact]
    )

    assert (change.indicator, change.change, change.unit, change.who) == ("land", "works", "ha", "municipality")
    assert (change.from_, change.to) == pytest.approx((5, 9))


def test_a_number_beyond_all_that_the_facts_allow_is_told_as_the_number_needed() -> None:
    (change,) = _changes([a_requirement(value=50)], [an_indicator()], [a_fact()])

    assert change.to == 50


def test_a_no_says_the_decision_and_who_takes_it() -> None:
    (change,) = _changes([asks("law")], [a_question("law", change="law", ask="parliament")], [says("law", 0.02)])

    assert (change.indicator, change.change, change.from_, change.to, change.unit, change.who) == (
        "law",
        "law",
        False,
        True,
        None,
        "parliament",
    )


@pytest.mark.parametrize("requirement", [asks("noise", value=False), a_requirement(op="<=", value=1)])
def test_little_of_what_others_need_much_of_is_no_near_miss(requirement: Requirement) -> None:
    """No power, or little of it, so that a battery may sell: that is not for the city to bring about."""
    indicators = [a_question("noise", change="works"), an_indicator()]
    name = requirement.indicator
    others = [
        asks("noise", importance="important") if name == "noise" else a_requirement(value=1, importance="important")
        for _ in range(2)
    ]
    facts = [says("noise", 0.95), a_fact()]

    assert len(_changes([requirement], indicators, facts)) == 1
    assert _changes([requirement, *others], indicators, facts) == ()


def test_a_pooled_number_is_told_by_its_middle() -> None:
    facts = [a_fact(id="a", estimate=estimate_row(0, 2)), a_fact(id="b", estimate=estimate_row(4, 8))]

    (change,) = _changes([a_requirement(value=7.8)], [an_indicator()], facts)

    assert change.from_ == pytest.approx(2)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (["law"], 1),
        (["law", "works"], 2),
        (["law", "works", "agreement"], 0),
        (["nature"], 0),
        (["works", "nature"], 0),
        ([None], 0),
        ([], 0),
    ],
)
def test_at_most_two_changes_are_a_near_miss_and_none_of_them_is_natures(changes: list[str | None], told: int) -> None:
    names = [f"q{n}" for n in range(len(changes))]

    found = _changes(
        [asks(n) for n in names],
        [a_question(n, change=c) for n, c in zip(names, changes, strict=True)],
        [says(n, 0.05) for n in names],
    )

    assert len(found) == told


def test_lines_that_do_not_decide_need_not_change() -> None:
    found = _changes(
        [asks("a"), asks("b", importance="important")],
        [a_question("a", change="law"), a_question("b", change="nature")],
        [says("a", 0.05), says("b", 0.05)],
    )

    assert [c.indicator for c in found] == ["a"]
