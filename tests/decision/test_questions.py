"""What an answer is worth: sums by hand, the draws' own answer, bounds, turns, and the lists of the example."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bybro.decision.match import Matcher
from bybro.decision.prospects import capped
from bybro.decision.questions import evppi, questions_of
from bybro.decision.questions.assumptions import ASSUMED
from bybro.decision.questions.doubts import Doubts, Topic
from bybro.decision.questions.gain import ceiling_of, gains_of
from bybro.decision.questions.stakes import Stakes
from bybro.decision.questions.turns import in_turns
from bybro.model.question import Choice
from bybro.model.verdict import Line
from tests.builders import a_dossier, a_fact, a_requirement, an_indicator

if TYPE_CHECKING:
    from bybro.model.dossier import Dossier
    from bybro.model.question import Question

LAND, PEOPLE = Topic("B", "land", None, ()), Topic("B", "people", None, ())
STEPS = 10
"""Answers lie on so many equal steps of their scale: one draw for each, and few enough to be a factor."""


def _stakes(*options: tuple[float, float, dict[Topic, tuple[float, float]], frozenset[Topic]]) -> Stakes:
    """Choices by promise, chance, the answers their lines hold for, and the topics that stop them."""
    columns = len(ASSUMED)
    open_line = Line(a_requirement(), stated=True, verdict="open", probability=0.5, facts=(), related=(), scope=None)
    return Stakes(
        tuple(f"option {n}" for n in range(len(options))),
        np.array([[o[0]] * columns for o in options]).reshape(-1, columns),
        np.array([[o[1]] * columns for o in options]).reshape(-1, columns),
        tuple(
            Doubts(
                {t: np.tile(np.array(ends)[:, None], columns) for t, ends in held.items()},
                np.full(columns, chance),
                dict.fromkeys(held, open_line),
                stopped,
            )
            for _, chance, held, stopped in options
        ),
    )


@st.composite
def _cases(draw: st.DrawFn) -> Stakes:
    options = []
    for _ in range(draw(st.integers(1, 6))):
        held: dict[Topic, tuple[float, float]] = {}
        for topic in draw(st.sets(st.sampled_from((LAND, PEOPLE)))):
            width = draw(st.integers(1, STEPS)) / STEPS
            held[topic] = (1.0 - width, 1.0) if draw(st.booleans()) else (0.0, width)
        most = min((high - low for low, high in held.values()), default=1.0)
        chance = most * draw(st.integers(0, 8)) / 8
        stopped = frozenset(t for t in held if draw(st.integers(0, 4)) == 0)
        options.append((draw(st.integers(0, 10)) / 10, chance, held, stopped))
    return _stakes(*options)


def test_a_surer_choice_beside_one_that_an_answer_decides() -> None:
    """Now .5 is expected of the second; with a no the first, .3, is taken instead: .5 x .3 is gained."""
    stakes = _stakes((0.3, 1.0, {}, frozenset()), (1.0, 0.5, {LAND: (0.5, 1.0)}, frozenset()))

    gain = gains_of(stakes)[LAND]

    assert gain.value[0] == pytest.approx(0.15)
    assert gain.choice == Choice("option 1", "option 1", "option 0")
    assert ceiling_of(stakes) == pytest.approx(0.15)


def test_what_is_stopped_is_no_choice_until_the_answer_lets_it_be_one() -> None:
    stakes = _stakes((0.8, 0.1, {LAND: (0.9, 1.0)}, frozenset({LAND})))

    assert gains_of(stakes)[LAND].value[0] == pytest.approx(0.08)
    assert gains_of(stakes)[LAND].choice == Choice(None, "option 0", None)


def test_two_thresholds_on_one_number_are_three_answers() -> None:
    """Half a hectare in three of four worlds, five hectares in one of four; each worth more where it is the best."""
    stakes = _stakes((0.4, 0.75, {LAND: (0.25, 1.0)}, frozenset()), (1.0, 0.25, {LAND: (0.75, 1.0)}, frozenset()))

    gain = gains_of(stakes)[LAND]

    assert gain.value[0] == pytest.approx(0.25 * 1.0 + 0.5 * 0.4 - 0.3)
    assert gain.choice == Choice("option 0", "option 1", None)


def test_an_answer_that_changes_no_choice_is_not_asked_for() -> None:
    assert gains_of(_stakes((0.9, 1.0, {}, frozenset()), (0.5, 0.5, {LAND: (0.5, 1.0)}, frozenset()))) == {}
    assert gains_of(_stakes((0.9, 0.5, {LAND: (0.5, 1.0)}, frozenset()))) == {}
    assert gains_of(_stakes()) == {}


@given(stakes=_cases())
def test_a_value_is_what_the_draws_say(stakes: Stakes) -> None:
    """The same from one draw for each step of the answer, and by regression on it where nothing is stopped."""
    gains = gains_of(stakes)
    places = (np.arange(STEPS) + 0.5) / STEPS
    for topic in stakes.touching():
        benefit = np.tile(stakes.worth[:, 0], (STEPS, 1))
        for option, doubts in enumerate(stakes.doubts):
            if topic in doubts.held:
                low, high = doubts.held[topic][:, 0]
                inside = (low <= places) & (places < high)
                benefit[:, option] = np.where(inside, stakes.alive(option, topic)[0], 0.0)
        found = gains[topic].value[0] if topic in gains else 0.0
        assert found == pytest.approx(benefit.max(axis=1).mean() - stakes.worth[:, 0].max(), abs=1e-9)
        if not any(d.stopped_by for d in stakes.doubts):
            assert found == pytest.approx(evppi(benefit, places[:, None]).value[0], abs=1e-9)


@given(stakes=_cases())
def test_no_answer_is_worth_less_than_nothing_or_more_than_all(stakes: Stakes) -> None:
    for gain in gains_of(stakes).values():
        assert (gain.value >= 0.0).all()
        assert gain.value[0] <= ceiling_of(stakes) + 1e-9


@given(stakes=_cases(), data=st.data())
def test_the_order_of_the_solutions_changes_no_value(stakes: Stakes, data: st.DataObject) -> None:
    places = data.draw(st.permutations(range(len(stakes.solutions))))
    other = Stakes(
        tuple(stakes.solutions[p] for p in places),
        stakes.promise[places],
        stakes.chance[places],
        tuple(stakes.doubts[p] for p in places),
    )

    here, there = gains_of(stakes), gains_of(other)

    assert here.keys() == there.keys()
    assert all(here[t].value == pytest.approx(there[t].value) for t in here)


@given(stakes=_cases())
def test_the_chance_before_is_the_mean_of_the_chances_after(stakes: Stakes) -> None:
    for topic, places in stakes.touching().items():
        for place in places:
            doubts = stakes.doubts[place]
            if not doubts.stopped_by:
                low, high = doubts.held[topic]
                assert stakes.alive(place, topic) * (high - low) == pytest.approx(stakes.worth[place])


def test_needs_take_turns() -> None:
    """The second need's best comes before the first one's second, unless that is worth twice as much."""
    assert in_turns([{"a": 8.0}, {"a": 6.0}, {"b": 4.0}], 0.5) == [0, 2, 1]
    assert in_turns([{"a": 8.0}, {"a": 6.0}, {"b": 2.0}], 0.5) == [0, 1, 2]
    assert in_turns([{"b": 1.0}, {"a": 8.0}, {"a": 6.0}], 1.0) == [1, 2, 0]
    assert in_turns([{"a": 1.0}, {"b": 1.0}], 0.5) == [0, 1]


@given(
    values=st.lists(st.dictionaries(st.sampled_from("abc"), st.integers(0, 9).map(float)), max_size=8),
    turn=st.sampled_from((0.25, 0.5, 1.0)),
)
def test_turns_are_those_of_looking_at_all_that_are_left_each_time(values: list[dict[str, float]], turn: float) -> None:
    served: Counter[str] = Counter()
    left, expected = list(range(len(values))), []
    while left:
        best = max(left, key=lambda n: (sum(v * turn ** served[k] for k, v in values[n].items()), -n))
        left.remove(best)
        expected.append(best)
        if values[best]:
            served[max(values[best], key=lambda k: values[best][k])] += 1

    assert in_turns(values, turn) == expected


def test_what_is_asked_from_both_sides_is_one_question() -> None:
    """At least 300 holds with .6, at most 600 with .5: both at once with .1, and no solution is surer than that."""

    def line(op: str, value: float, probability: float) -> Line:
        asked = a_requirement(op=op, value=value)
        return Line(asked, stated=True, verdict="open", probability=probability, facts=(), related=(), scope=None)

    both = [line(">=", 300, 0.6), line("<=", 600, 0.5)]

    assert capped(0.4, both) == pytest.approx(0.1)
    assert capped(0.05, both) == 0.05
    assert capped(0.4, both[:1]) == 0.4


@pytest.fixture(scope="module")
def asked(example: Dossier) -> tuple[Question, ...]:
    return questions_of(Matcher(example))


def test_every_question_changes_a_choice_and_is_asked_once(example: Dossier, asked: tuple[Question, ...]) -> None:
    for question in asked:
        assert 0.0 < question.value <= question.ceiling + 1e-12
        assert question.decides
        assert question.first_choice.keys() == set(question.decides)
        assert any(len({c.now, c.if_more, c.if_less}) > 1 for c in question.first_choice.values())
        assert question.best <= question.rank <= question.worst
    subjects = [(q.city, q.indicator, q.solution, q.need) for q in asked]
    assert len(set(subjects)) == len(subjects)
    assert {n for q in asked for n in q.decides} <= {n.id for n in example.needs if not n.umbrella}


def test_each_list_is_numbered_from_one_and_holds_what_belongs_there(
    example: Dossier, asked: tuple[Question, ...]
) -> None:
    for name in {q.list for q in asked}:
        listed = [q for q in asked if q.list == name]
        assert [q.rank for q in listed] == list(range(1, len(listed) + 1))
    for question in asked:
        indicator = example.indicator_by_id.get(question.indicator or "")
        assert (question.list == "home") == (question.city == example.partnership.home_city)
        if question.list == "agree":
            assert indicator is not None
            assert indicator.find == "agree"
        if question.list == "outreach":
            assert question.ask in {"provider", "funder"}
        if question.list == "desk":
            assert indicator is not None
            assert indicator.find == "desk"
        assert (question.requirement is None) == (question.solution is None)
        assert (question.state == "open") == bool(question.facts) or question.indicator is None


def test_the_mission_to_beirut_asks_who_pays_for_waste_and_where_what_is_left_goes(
    example: Dossier, asked: tuple[Question, ...]
) -> None:
    mission = [q.indicator for q in asked if q.list == "mission"]

    assert "waste_fees_paid" in mission[:10]
    assert "residue_outlet" in mission[:10]
    governance = [i for i in mission[:25] if i and example.indicator_by_id[i].theme == "governance"]
    assert len(governance) <= 14


def test_what_nothing_rests_on_is_not_asked_about(example: Dossier, asked: tuple[Question, ...]) -> None:
    noise = an_indicator(id="noise")
    fact = a_fact(id="noise-1", indicator="noise", city=example.partnership.partner_city)

    more = questions_of(
        Matcher(replace(example, indicators=(*example.indicators, noise), facts=(*example.facts, fact)))
    )

    assert more == asked


def test_a_dossier_without_anything_open_has_no_question() -> None:
    assert questions_of(Matcher(a_dossier(solutions=()))) == ()
