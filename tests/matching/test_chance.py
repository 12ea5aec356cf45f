"""The chance that all deciding lines hold, beside the same by brute force over joint draws."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bybro.matching.chance import chance_of, standard_chance
from bybro.model.verdict import Line
from tests.builders import a_dossier, a_fact, a_requirement, a_solution, an_indicator, estimate_row
from tests.matching.place import a_question, asks, judged, says

if TYPE_CHECKING:
    from random import Random

    from numpy.typing import NDArray

    from bybro.model.fact import Fact
    from bybro.model.indicator import Indicator
    from bybro.model.requirement import Requirement
    from bybro.model.verdict import Chance, Verdict

DRAWS = 400_000
probabilities = st.floats(0, 1)


def _line(name: str, probability: float, *, verdict: Verdict = "open", importance: str = "crucial") -> Line:
    requirement = asks(name, importance=importance)
    return Line(requirement, stated=True, verdict=verdict, probability=probability, facts=(), related=(), scope=None)


def _lines(*probabilities: float) -> list[Line]:
    return [_line(f"q{n}", p) for n, p in enumerate(probabilities)]


def _chance(lines: list[Line], *indicators: Indicator) -> Chance:
    return chance_of(lines, {i.id: i for i in indicators})


# The same by other means: every uncertain thing drawn once, every line looked at in every draw.


def _drawn(indicator: Indicator, facts: list[Fact], chance: np.random.Generator) -> NDArray[np.float64]:
    """The thing itself in each draw: a fact taken by lot, then a value from its range (no mode: uniform)."""
    which = chance.integers(len(facts), size=DRAWS)
    low = np.array([f.estimate.low for f in facts])[which]
    high = np.array([f.estimate.high for f in facts])[which]
    if indicator.is_yes_no:
        return np.asarray(chance.random(DRAWS) < np.mean([f.estimate.low for f in facts]), dtype=float)
    return np.asarray(low + chance.random(DRAWS) * (high - low))


def _holds(requirement: Requirement, value: NDArray[np.float64]) -> NDArray[np.bool_]:
    wanted = float(requirement.value or 0)
    if requirement.op == ">=":
        return value >= wanted
    return value <= wanted if requirement.op == "<=" else value == wanted


def _by_brute_force(requirements: list[Requirement], indicators: list[Indicator], facts: list[Fact]) -> float:
    chance = np.random.default_rng(7)
    told = {i.id: _drawn(i, [f for f in facts if f.indicator == i.id], chance) for i in indicators}
    held = [_holds(r, told[r.indicator or ""]) for r in requirements if r.importance != "important"]
    return float(np.all(held, axis=0).mean())


LAND = an_indicator()
SITE, ASH, NOISE = (a_question(name) for name in ("site", "ash", "noise"))


def _land(low: float, high: float, **changes: object) -> Fact:
    return a_fact(estimate=estimate_row(low, high), **changes)


@pytest.mark.parametrize(
    ("requirements", "facts"),
    [
        ([asks("site"), asks("ash"), asks("noise", value=False)], []),
        ([a_requirement(value=4)], [_land(2, 9)]),
        # two thresholds of one number are one draw: the harder decides
        ([a_requirement(value=4), a_requirement(value=6), asks("site")], [_land(2, 9)]),
        # at least and at most of one number: between the two
        ([a_requirement(value=4), a_requirement(op="<=", value=7)], [_land(2, 9)]),
        ([a_requirement(value=7), a_requirement(op="<=", value=4)], [_land(2, 9)]),
        # two facts pooled, with a gap between them
        ([a_requirement(value=3), a_requirement(op="<=", value=25)], [_land(0, 10, id="a"), _land(20, 40, id="b")]),
        # yes and no of one question at once
        ([asks("site"), asks("site", value=False)], []),
        # what is only important decides nothing
        ([asks("site"), asks("ash", importance="important")], []),
    ],
)
def test_as_listed_is_what_brute_force_over_joint_draws_finds(
    requirements: list[Requirement], facts: list[Fact]
) -> None:
    indicators = [SITE, ASH, NOISE, LAND]
    known = [says("site", 0.8), says("ash", 0.55), says("noise", 0.3), *(facts or [_land(1, 2)])]
    dossier = a_dossier(indicators=tuple(indicators), facts=tuple(known))

    chance = _chance(list(judged(a_solution(requirements=requirements), dossier)), *indicators)

    assert chance.as_listed == pytest.approx(_by_brute_force(requirements, indicators, known), abs=0.004)


@pytest.mark.parametrize(
    ("presupposes", "yes", "expected"),
    [
        # bins presuppose sorting: where there are bins there is sorting
        ({"bins": ["sorting"]}, {"bins": 0.3, "sorting": 0.6}, 0.3),
        # step by step
        ({"bins": ["sorting"], "sorting": ["law"]}, {"bins": 0.3, "sorting": 0.6, "law": 0.9}, 0.3),
        # the middle one is not asked: the chain still hangs together
        ({"bins": ["sorting"], "sorting": ["law"]}, {"bins": 0.3, "law": 0.9}, 0.3),
        # two that presuppose each other are one
        ({"bins": ["sorting"], "sorting": ["bins"]}, {"bins": 0.4, "sorting": 0.4}, 0.4),
        # what presupposes nothing multiplies
        ({"bins": ["sorting"]}, {"bins": 0.3, "sorting": 0.6, "law": 0.5}, 0.15),
    ],
)
def test_what_a_yes_presupposes_adds_no_doubt_of_its_own(
    presupposes: dict[str, list[str]], yes: dict[str, float], expected: float
) -> None:
    """Nor a line: a chance stands on as many lines as doubt it."""
    names = ("bins", "sorting", "law")
    indicators = [a_question(n, implies=presupposes.get(n, [])) for n in names]

    chance = _chance([_line(n, p) for n, p in yes.items()], *indicators)
    backwards = _chance([_line(n, p) for n, p in reversed(yes.items())], *reversed(indicators))

    assert chance.as_listed == pytest.approx(expected)
    assert backwards.as_listed == pytest.approx(expected)
    apart = [n for n in yes if not any(n in _follows(other, presupposes) for other in yes if other != n)]
    assert chance.lines == max(1, len(apart))


def _follows(name: str, presupposes: dict[str, list[str]]) -> set[str]:
    """What a name presupposes, step by step."""
    found: set[str] = set()
    for step in presupposes.get(name, []):
        found |= {step} | (_follows(step, {k: v for k, v in presupposes.items() if k != name}))
    return found


@pytest.mark.parametrize(
    ("as_listed", "lines", "standard"),
    [
        (1.0, 0, 0.125),
        (0.8, 1, 0.2),
        (0.8, 2, 0.4),
        (0.8, 3, 0.8),
        (0.5, 6, 0.5**0.5),
        (0.001, 9, 0.1),
        (0.0, 5, 0.0),
    ],
)
def test_the_standard_chance_is_that_of_three_lines(as_listed: float, lines: int, standard: float) -> None:
    assert standard_chance(as_listed, lines) == pytest.approx(standard)


@given(st.lists(probabilities, max_size=8))
def test_a_chance_is_the_formula_of_its_lines(listed: list[float]) -> None:
    """As listed ** min(1, 3/k) x 0.5 ** max(0, 3 - k), each line a question of its own."""
    k = len(listed)
    product = float(np.prod(listed)) if listed else 1.0

    chance = _chance(_lines(*listed))

    assert chance.lines == k
    assert chance.as_listed == pytest.approx(product)
    assert chance.standard == pytest.approx(product ** min(1, 3 / max(1, k)) * 0.5 ** max(0, 3 - k))


@given(st.lists(probabilities, max_size=2))
def test_up_to_three_lines_an_unknown_line_more_or_less_changes_no_standard_chance(listed: list[float]) -> None:
    """Neither silence nor honesty about what nobody knows moves a solution."""
    unknown = _line("new", 0.5, verdict="unknown")

    assert _chance([*_lines(*listed), unknown]).standard == pytest.approx(_chance(_lines(*listed)).standard)


@given(st.lists(probabilities, max_size=9), st.floats(0.9, 1))
def test_a_line_more_that_holds_lowers_the_standard_chance_by_no_more_than_its_own_doubt(
    listed: list[float], holding: float
) -> None:
    before, after = _chance(_lines(*listed)), _chance([*_lines(*listed), _line("new", holding, verdict="holds")])

    assert after.standard >= before.standard * holding - 1e-12


@given(st.lists(probabilities, min_size=1, max_size=2), st.floats(0.9, 1))
def test_below_three_lines_a_line_more_that_holds_never_lowers_the_standard_chance(
    listed: list[float], holding: float
) -> None:
    before, after = _chance(_lines(*listed)), _chance([*_lines(*listed), _line("new", holding, verdict="holds")])

    assert after.standard >= before.standard


@given(st.lists(probabilities, min_size=1, max_size=6), st.integers(0, 5), probabilities)
def test_a_line_that_becomes_likelier_never_lowers_a_chance(listed: list[float], place: int, other: float) -> None:
    place %= len(listed)
    low, high = sorted((listed[place], other))

    worse = _chance(_lines(*listed[:place], low, *listed[place + 1 :]))
    better = _chance(_lines(*listed[:place], high, *listed[place + 1 :]))

    assert worse.as_listed <= better.as_listed
    assert worse.standard <= better.standard


@given(st.lists(st.tuples(probabilities, st.sampled_from(["a", "b", "c"])), max_size=6), st.randoms())
def test_the_order_of_lines_changes_no_chance(listed: list[tuple[float, str]], chance: Random) -> None:
    lines = [_line(name, p) for p, name in listed]

    one, other = _chance(lines), _chance(chance.sample(lines, len(lines)))

    assert one.as_listed == pytest.approx(other.as_listed)
    assert one.lines == other.lines


@given(probabilities, probabilities)
def test_the_same_question_twice_shares_its_draw(one: float, other: float) -> None:
    chance = _chance([_line("site", one), _line("site", other)])

    assert (chance.as_listed, chance.lines) == (min(one, other), 1)


@given(st.integers(1, 6))
def test_an_unknown_line_said_again_and_again_gains_nothing(times: int) -> None:
    assert _chance([_line("site", 0.5)] * times) == _chance([_line("site", 0.5)])


def test_lines_that_are_only_important_and_remarks_do_not_decide() -> None:
    remark = a_requirement(indicator=None, op=None, value=None, unit=None, importance="killer")
    lines = [
        _line("site", 0.8),
        _line("ash", 0.1, importance="important"),
        Line(remark, stated=True, verdict="remark", probability=None, facts=(), related=(), scope=None),
    ]

    chance = _chance(lines)

    assert (chance.as_listed, chance.lines) == (0.8, 1)


def test_without_lines_nothing_speaks_against_it_and_nothing_for_it() -> None:
    chance = _chance([])

    assert (chance.as_listed, chance.lines, chance.standard, chance.if_open_hold) == (1.0, 0, 0.125, 1.0)


def test_if_all_that_is_open_holds_only_what_is_settled_remains() -> None:
    lines = [
        _line("a", 0.95, verdict="holds"),
        _line("b", 0.2, verdict="unlikely"),
        _line("c", 0.5, verdict="open"),
        _line("d", 0.5, verdict="unknown"),
        _line("e", 0.7, verdict="to_agree"),
        _line("f", 0.7, verdict="to_prepare"),
    ]

    assert _chance(lines).if_open_hold == pytest.approx(0.95 * 0.2)


VERDICTS = st.sampled_from(["holds", "likely", "open", "unlikely", "fails", "unknown", "to_agree", "to_prepare"])


@given(st.lists(st.tuples(probabilities, st.sampled_from("abc"), VERDICTS), max_size=6))
def test_good_answers_to_what_is_open_never_lower_the_chance(listed: list[tuple[float, str, Verdict]]) -> None:
    chance = _chance([replace(_line(name, p), verdict=verdict) for p, name, verdict in listed])

    assert 0 <= chance.as_listed <= chance.if_open_hold <= 1
    assert 0 <= chance.standard <= 1
