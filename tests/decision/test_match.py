"""The whole way from a dossier to its shortlists: what must be true of any dossier, held on the example."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import numpy as np
import pytest

from bybro.decision.firmness import CLEAR
from bybro.decision.match import match
from bybro.decision.shortlist import ranks
from bybro.errors import NotOfferedError, UnknownRecordError
from bybro.lexicon.packaged import packaged
from bybro.matching.chance import standard_chance
from bybro.matching.facts import FactBase
from bybro.model.match import CRITERIA, GROUPS, RELEVANT, Match

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bybro.decision.weights import Weights
    from bybro.model.dossier import Dossier
    from bybro.model.match import NeedMatches
    from bybro.model.verdict import Line

T = TypeVar("T")
Answers = tuple["NeedMatches", ...]

LINE_ORDER = (
    "fails",
    "unlikely",
    "not_stated",
    "unknown",
    "open",
    "to_agree",
    "to_prepare",
    "likely",
    "holds",
    "remark",
)


def _all(answers: Answers) -> list[Match]:
    return [m for answer in answers for m in answer.matches]


def _by_pair(answers: Answers) -> dict[tuple[str, str], Match]:
    return {(m.need.id, m.solution.id): m for m in _all(answers)}


def _lines(answers: Answers) -> list[tuple[Match, Line]]:
    return [(m, line) for m in _all(answers) for line in m.lines]


def _one_each_way(dossier: Dossier) -> tuple[str, ...]:
    """The first need of either city: verdicts are the same for every need of a city."""
    return tuple({n.city: n.id for n in reversed(dossier.needs)}.values())


def _verdicts(answers: Answers) -> dict[tuple[str, str], list[tuple[object, ...]]]:
    return {
        (m.need.city, m.solution.id): [
            (x.requirement.indicator, x.stated, x.verdict, x.probability, x.facts, x.scope) for x in m.lines
        ]
        for m in _all(answers)
    }


def test_every_need_of_both_cities_is_answered_in_file_order(example: Dossier, listed: Answers) -> None:
    assert [a.need for a in listed] == list(example.needs)
    assert {a.need.city for a in listed} == {"Copenhagen", "Beirut"}


def test_a_need_is_answered_by_every_solution_of_the_other_side_and_by_no_other(
    example: Dossier, everything: Answers
) -> None:
    for answer in everything:
        offered = [s.id for s in example.solutions if s.city != answer.need.city]

        assert sorted(m.solution.id for m in answer.matches) == sorted(offered)


def test_what_is_listed_is_all_from_a_fifth_of_relevance_and_said_as_in_the_whole(
    listed: Answers, everything: Answers
) -> None:
    for few, all_ in zip(listed, everything, strict=True):
        assert list(few.matches) == [m for m in all_.matches if m.relevance >= 0.2]
        assert few.nothing_fits == all_.nothing_fits


def test_groups_stand_in_their_order_and_never_mix(everything: Answers) -> None:
    """So an unfit solution never outranks a fit one, however large, cheap or famous it is."""
    for answer in everything:
        places = [GROUPS.index(m.group) for m in answer.matches]

        assert places == sorted(places)


def test_ranks_run_within_the_group_over_what_is_relevant(everything: Answers) -> None:
    for answer in everything:
        for group in GROUPS:
            members = [m for m in answer.matches if m.group == group]
            relevant = [m for m in members if m.relevance >= RELEVANT]
            values = [m.score for m in relevant if m.score is not None]

            assert [m.relevance >= RELEVANT for m in members] == sorted(
                (m.relevance >= RELEVANT for m in members), reverse=True
            )
            assert values == sorted(values, reverse=True)
            assert len(values) == len(relevant)
            assert [m.rank for m in relevant] == ([None] * len(relevant) if group == "no" else list(ranks(values)))
            assert all(m.rank is None and m.score is None for m in members[len(relevant) :])


def test_nothing_fits_where_no_solution_is_relevant(everything: Answers) -> None:
    for answer in everything:
        assert answer.nothing_fits == (not any(m.relevance >= RELEVANT for m in answer.matches))


def test_the_group_says_what_the_lines_say(everything: Answers) -> None:
    for m in _all(everything):
        stopped = [
            x.requirement.indicator for x in m.lines if x.verdict == "fails" and x.requirement.importance == "killer"
        ]
        adverse = any(x.is_adverse for x in m.lines)
        expected = (
            "no" if stopped else "prepares" if m.solution.delivers != "service" else "only_if" if adverse else "could"
        )

        assert (m.group, list(m.stopped_by)) == (expected, stopped)


def test_every_line_that_holds_or_fails_names_facts_of_the_receiving_city_that_count(
    example: Dossier, everything: Answers
) -> None:
    counting = FactBase(example, packaged()).counting

    for m, line in _lines(everything):
        facts = [counting[i] for i in line.facts]

        assert facts or line.verdict in {"unknown", "to_agree", "to_prepare", "remark"}
        assert {(f.city, f.indicator) for f in facts} <= {(m.need.city, line.requirement.indicator)}
        assert all(f.estimate.year is None or f.estimate.year <= 2016 for f in facts)
        assert not any(f.hindsight or f.forecast for f in facts)
        assert not set(line.facts) & set(line.related)
        assert set(line.related) <= counting.keys()


def test_a_line_without_a_fact_is_unknown_or_to_be_put_in_place(everything: Answers) -> None:
    for _, line in _lines(everything):
        assert bool(line.facts) == (line.verdict not in {"unknown", "to_agree", "to_prepare", "remark"})
        assert (line.scope is None) == (not line.facts)
        assert (line.probability is None) == (line.verdict == "remark")


def test_lines_stand_with_what_stops_first(everything: Answers) -> None:
    for m in _all(everything):
        places = [
            (
                LINE_ORDER.index("not_stated" if not x.stated and x.verdict == "unknown" else x.verdict),
                ("killer", "crucial", "important").index(x.requirement.importance),
            )
            for x in m.lines
        ]

        assert places == sorted(places)


def test_facts_that_do_not_count_change_no_verdict(example: Dossier) -> None:
    """The dossier without them gives the same lines, down to the last digit."""
    counting = FactBase(example, packaged()).counting
    bare = replace(example, facts=tuple(f for f in example.facts if f.id in counting))
    needs = _one_each_way(example)

    assert len(bare.facts) < len(example.facts) - 100
    assert _verdicts(match(bare, needs=needs, top=400)) == _verdicts(match(example, needs=needs, top=400))


def test_a_fact_of_another_year_would_change_a_verdict_if_it_counted(example: Dossier) -> None:
    """The negative of the test above holds data that could go wrong: three years on, verdicts differ."""
    needs = _one_each_way(example)
    later = replace(example, partnership=example.partnership.model_copy(update={"as_of": "2019-04-08"}))

    assert _verdicts(match(later, needs=needs, top=400)) != _verdicts(match(example, needs=needs, top=400))


def test_no_figure_stands_where_what_it_rests_on_is_missing(everything: Answers) -> None:
    for m in _all(everything):
        sized = m.need.demand is not None and m.solution.capacity is not None and m.solution.delivers == "service"
        cost = m.solution.cost

        assert sized or (m.programme, m.coverage, m.cost, m.people_helped) == (None, None, None, None)
        assert (m.programme is None) == (m.coverage is None)
        assert m.cost is None or (cost is not None and cost.high is not None and cost.per != "other")
        assert m.people_helped is None or (m.need.affected is not None and m.coverage is not None)


def test_some_figures_do_stand(everything: Answers) -> None:
    """Else the test above could not fail."""
    found = _all(everything)

    assert any(m.coverage is not None for m in found)
    assert any(m.cost is not None for m in found)
    assert any(m.people_helped is not None for m in found)


def test_what_is_compared_serves_the_same(everything: Answers) -> None:
    for m in _all(everything):
        if m.coverage is not None:
            assert m.need.demand is not None
            assert m.solution.capacity is not None
            assert m.need.demand.serves == m.solution.capacity.serves


def test_every_figure_is_in_its_range(everything: Answers) -> None:
    for m in _all(everything):
        assert 0 <= m.relevance <= 1
        assert 0 <= m.chance.as_listed <= m.chance.if_open_hold <= 1
        assert m.chance.standard == pytest.approx(standard_chance(m.chance.as_listed, m.chance.lines))
        assert m.chance.lines <= sum(x.requirement.decides for x in m.lines)
        assert (m.chance.lines == 0) == (not any(x.requirement.decides for x in m.lines))
        assert tuple(m.criteria) == CRITERIA
        for spread in (*m.criteria.values(), m.coverage):
            assert spread is None or 0 <= spread.p05 <= spread.p50 <= spread.p95 <= 1


def test_a_near_miss_is_at_most_two_changes_and_never_of_nature(example: Dossier, everything: Answers) -> None:
    near = [m for m in _all(everything) if m.would_fit_if]

    assert near
    for m in near:
        adverse = [x.requirement.indicator for x in m.lines if x.is_adverse]
        assert [c.indicator for c in m.would_fit_if] == adverse
        assert len(adverse) <= 2
        assert not any(example.indicator_by_id[c.indicator].change == "nature" for c in m.would_fit_if)


def test_a_persons_judgement_has_its_place(listed: Answers) -> None:
    assert {m.judgement for m in _all(listed)} == {None}


def test_each_rank_says_how_firm_it_is(listed: Answers) -> None:
    """Within a group the shares of every rank sum to 1, as do those of every solution; nothing else is ranked."""
    for answer in listed:
        for group in GROUPS:
            members = answer.in_group(group)
            told = [m.rank_acceptability for m in members]
            if group == "no" or not members:
                assert set(told) <= {None}
                continue
            shares = np.array(told).reshape(len(members), -1)
            assert shares.shape == (len(members), len(members))
            assert shares.sum(axis=0) == pytest.approx(np.ones(len(members)))
            assert shares.sum(axis=1) == pytest.approx(np.ones(len(members)))
            places = np.arange(1, len(members) + 1)
            assert [m.expected_rank for m in members] == pytest.approx((shares @ places).tolist())
            unclear = len(members) > 1 and shares[:, 0].max() < CLEAR
            assert {m.no_clear_first for m in members} <= {unclear}
    assert {m.rank_acceptability for m in _all(listed) if m.relevance < RELEVANT} == {None}


@pytest.mark.parametrize("weights", [{"commitment": 1.0}, ["commitment"]])
def test_where_nothing_that_is_weighed_enters_all_are_equal(example: Dossier, weights: Weights) -> None:
    """Nobody has been asked for interest yet: to weigh by it alone leaves every candidate where it is."""
    for m in _all(match(example, needs=["playgrounds"], weights=weights)):
        assert m.rank is None or m.rank == 1
        assert m.rank_acceptability is None or len(set(np.round(m.rank_acceptability, 9))) == 1


def test_exact_weights_leave_doubt_only_where_figures_are_uncertain(example: Dossier) -> None:
    found = match(example, needs=["playgrounds"], weights={"relevance": 1.0})

    for m in _all(found):
        assert m.rank_acceptability is None or max(m.rank_acceptability) == pytest.approx(1.0)


def _shuffled(records: Sequence[T], seed: int) -> tuple[T, ...]:
    return tuple(records[n] for n in np.random.default_rng(seed).permutation(len(records)))


def test_the_order_of_rows_in_the_files_changes_nothing(example: Dossier, everything: Answers) -> None:
    mixed = replace(
        example,
        facts=_shuffled(example.facts, 1),
        solutions=_shuffled(example.solutions, 2),
        needs=_shuffled(example.needs, 3),
        indicators=_shuffled(example.indicators, 4),
        classes=_shuffled(example.classes, 5),
        rates=_shuffled(example.rates, 6),
    )

    before, after = _by_pair(everything), _by_pair(match(mixed, top=len(example.solutions)))

    assert before.keys() == after.keys()
    for pair, m in before.items():
        other = after[pair]
        assert (other.group, other.rank, other.would_fit_if) == (m.group, m.rank, m.would_fit_if), pair
        assert other.relevance == pytest.approx(m.relevance, abs=1e-6), pair
        assert other.chance.as_listed == pytest.approx(m.chance.as_listed), pair
        assert (other.coverage, other.cost, other.people_helped) == (m.coverage, m.cost, m.people_helped), pair
        assert {(x.requirement.indicator, x.verdict, frozenset(x.facts)) for x in other.lines} == {
            (x.requirement.indicator, x.verdict, frozenset(x.facts)) for x in m.lines
        }, pair


def test_the_same_dossier_and_seed_give_the_same_answer_and_a_need_alone_the_same_as_among_all(
    example: Dossier, listed: Answers
) -> None:
    needs = _one_each_way(example)

    assert match(example, needs=needs) == tuple(a for a in listed if a.need.id in needs)


def test_a_new_fact_changes_only_what_asks_for_it(example: Dossier) -> None:
    """An officer who adds one fact on ash must not see figures on water move."""
    ash = example.indicator_by_id["ash_disposal_site"]
    old = next(f for f in example.facts if f.indicator == ash.id and f.city == "Beirut")
    told = old.model_copy(
        update={"id": "new", "estimate": old.estimate.model_copy(update={"low": 0.97, "mode": 0.97, "high": 0.97})}
    )
    needs = _one_each_way(example)

    before = _by_pair(match(example, needs=needs, top=400))
    after = _by_pair(match(replace(example, facts=(*example.facts, told)), needs=needs, top=400))
    moved = {pair for pair, m in before.items() if after[pair].lines != m.lines or after[pair].chance != m.chance}

    asks_for_ash = {
        pair
        for pair, m in before.items()
        if m.need.city == "Beirut" and ash.id in {x.requirement.indicator for x in m.lines}
    }
    assert moved == asks_for_ash
    assert all(after[p].coverage == m.coverage and after[p].cost == m.cost for p, m in before.items())


def test_silence_never_outranks_an_offer_whose_requirements_hold(example: Dossier, everything: Answers) -> None:
    """Each relevant offer that could be done is set beside a twin in the same words that lists nothing."""
    first = next(
        m
        for m in _all(everything)
        if m.rank is not None
        and m.group == "could"
        and any(x.verdict == "holds" and x.requirement.decides for x in m.lines)
    )
    holding = tuple(x.requirement for x in first.lines if x.verdict == "holds" and x.requirement.decides)
    honest = first.solution.model_copy(update={"class_": None, "requirements": holding})
    silent = honest.model_copy(update={"id": "silent", "requirements": ()})
    others = tuple(s for s in example.solutions if s.id != honest.id)

    for solutions in ((silent, honest, *others), (*others, honest, silent)):
        (answer,) = match(replace(example, solutions=solutions), needs=[first.need.id])
        twins = {m.solution.id: m for m in answer.matches if m.solution.id in {"silent", honest.id}}

        assert holding
        assert twins["silent"].relevance == pytest.approx(twins[honest.id].relevance)
        assert twins["silent"].group == twins[honest.id].group == "could"
        if twins["silent"].rank is not None:
            assert (twins[honest.id].rank or 0) < twins["silent"].rank


def test_exact_weights_on_one_criterion_rank_by_it_alone(example: Dossier, listed: Answers) -> None:
    need = next(a.need.id for a in listed if len(a.in_group("could")) >= 3)

    (answer,) = match(example, needs=[need], weights={"proof": 1.0})
    values = [p.p50 for m in answer.in_group("could") if (p := m.criteria["proof"]) is not None]

    assert values == sorted(values, reverse=True)


def test_weights_that_cannot_be_are_refused(example: Dossier) -> None:
    with pytest.raises(NotOfferedError, match="price"):
        match(example, weights={"price": 1.0})


def test_a_need_the_dossier_does_not_hold_is_refused(example: Dossier) -> None:
    with pytest.raises(UnknownRecordError, match="beirut-moon"):
        match(example, needs=["beirut-moon"])


def test_needs_are_answered_in_file_order_whatever_order_they_are_named_in(example: Dossier) -> None:
    named = [example.needs[5].id, example.needs[1].id]

    assert [a.need.id for a in match(example, needs=named)] == named[::-1]


def test_the_most_relevant_are_listed_when_so_many_are_asked_for(example: Dossier, everything: Answers) -> None:
    need = example.needs[0]
    most = sorted((m.relevance for m in everything[0].matches), reverse=True)[:5]

    (answer,) = match(example, needs=[need.id], top=5)

    assert sorted((m.relevance for m in answer.matches), reverse=True) == most


def test_a_dossier_without_solutions_answers_that_nothing_fits(example: Dossier) -> None:
    bare = replace(example, solutions=())

    assert {(a.nothing_fits, a.matches) for a in match(bare)} == {(True, ())}


@pytest.mark.parametrize("top", [1, 5, 10])
def test_a_shorter_list_changes_no_rank(example: Dossier, listed: Answers, top: int) -> None:
    """One number is the same in every view."""
    ranks = {(m.need.id, m.solution.id): (m.group, m.rank, m.score) for m in _all(listed)}
    shorter = _all(match(example, top=top))

    known = [m for m in shorter if (m.need.id, m.solution.id) in ranks]
    assert {(m.need.id, m.solution.id): (m.group, m.rank, m.score) for m in known} == {
        key: ranks[key] for key in ((m.need.id, m.solution.id) for m in known)
    }
    assert len(known) > len(example.needs) / 2
