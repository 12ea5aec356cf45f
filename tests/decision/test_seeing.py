"""A matcher that sees a changed dossier answers exactly as a fresh one."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bybro.decision.match import Matcher
from bybro.model.correlation import Correlation
from bybro.model.text import Text
from tests.builders import built, correlation_row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bybro.decision.weights import Weights
    from bybro.model.dossier import Dossier
    from bybro.model.match import NeedMatches

    Edit = Callable[[Dossier], Dossier]


SIZED = ("waste-treatment-capacity", "organic-waste", "green-space", "youth-sport-space")


@pytest.fixture(scope="module")
def small(example: Dossier) -> Dossier:
    """Needs and solutions of the example that can be sized and priced, and some of the others, with all facts."""
    needs = tuple(n for k, n in enumerate(example.needs) if n.id in SIZED or k % 9 == 0)
    solutions = tuple(s for k, s in enumerate(example.solutions) if (s.capacity and s.cost) or k % 10 == 0)
    return replace(example, needs=needs, solutions=solutions)


@pytest.fixture(scope="module")
def ready(small: Dossier) -> Matcher:
    """A matcher that has answered all there is to ask."""
    matcher = Matcher(small)
    _answers(matcher)
    return matcher


def _answers(matcher: Matcher) -> tuple[NeedMatches, ...]:
    return tuple(matcher.match(need) for need in matcher.dossier.needs)


def _with(dossier: Dossier, kind: str, records: Sequence[Any]) -> Dossier:
    changed: dict[str, Any] = {kind: tuple(records)}
    return replace(dossier, **changed)


def _changed(kind: str, place: int, **change: Any) -> Edit:  # noqa: ANN401  (a field of any record)
    """The dossier with another record in place of one."""

    def edit(dossier: Dossier) -> Dossier:
        records = list(getattr(dossier, kind))
        records[place % len(records)] = records[place % len(records)].model_copy(update=change)
        return _with(dossier, kind, records)

    return edit


def _without(kind: str, place: int) -> Edit:
    def edit(dossier: Dossier) -> Dossier:
        records = getattr(dossier, kind)
        return _with(dossier, kind, (*records[: place % len(records)], *records[place % len(records) + 1 :]))

    return edit


def _low(place: int, share: float) -> Edit:
    """A fact whose figure begins lower."""

    def edit(dossier: Dossier) -> Dossier:
        told = dossier.facts[place % len(dossier.facts)].estimate
        figure = told.model_copy(update={"low": told.low * share, "mode": None})
        return _changed("facts", place, estimate=figure)(dossier)

    return edit


def _again(place: int) -> Edit:
    """A fact that says the opposite beside one."""

    def edit(dossier: Dossier) -> Dossier:
        fact = dossier.facts[place % len(dossier.facts)]
        turned = fact.estimate.model_copy(update={"low": 0, "mode": None})
        return replace(dossier, facts=(*dossier.facts, fact.model_copy(update={"id": "again", "estimate": turned})))

    return edit


def _seen_from(year: int) -> Edit:
    return lambda dossier: dossier.seen_from(datetime.date(year, 6, 1))


def _asking(place: int) -> Edit:
    """A solution that no longer asks for what stood first."""

    def edit(dossier: Dossier) -> Dossier:
        rows = [n for n, s in enumerate(dossier.solutions) if s.requirements]
        row = rows[place % len(rows)]
        return _changed("solutions", row, requirements=dossier.solutions[row].requirements[1:])(dossier)

    return edit


def _priced(currency: str) -> Edit:
    return lambda dossier: replace(dossier, partnership=dossier.partnership.model_copy(update={"currency": currency}))


def _told(kind: str, place: int) -> Edit:
    return _changed(kind, place, title=Text({"en": "Solar panels on the roofs of schools"}))


def _together(dossier: Dossier) -> Dossier:
    need = "waste-treatment-capacity"
    row = correlation_row(between=[f"demand:{need}", f"affected:{need}"])
    return replace(dossier, correlations=(built(Correlation, row),))


EDITS: dict[str, Edit] = {
    "a fact edited": _low(31, 0.2),
    "a fact added": _again(243),
    "a fact removed": _without("facts", 31),
    "later": _seen_from(2019),
    "earlier": _seen_from(2012),
    "a need's severity": _changed("needs", 2, severity=1),
    "a need's themes": _changed("needs", 3, themes=("energy",)),
    "a need's demand": _changed("needs", 1, demand=None),
    "a need's words": _told("needs", 4),
    "a need gone": _without("needs", 0),
    "a solution's words": _told("solutions", 7),
    "a solution's requirements": _asking(5),
    "a solution's cost": _changed("solutions", 9, cost=None),
    "a solution's readiness": _changed("solutions", 4, readiness="research"),
    "a solution gone": _without("solutions", 11),
    "a class's lines": _changed("classes", 6, lines=()),
    "an indicator's change": _changed("indicators", 4, typical=0.9),
    "no rates": lambda dossier: replace(dossier, rates=()),
    "another currency": _priced("DKK"),
    "figures that go together": _together,
    "one country": lambda dossier: _changed("cities", 1, country=dossier.cities[0].country)(dossier),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_after_an_edit_the_answer_is_that_of_a_fresh_matcher(ready: Matcher, edit: Edit) -> None:
    dossier = edit(ready.dossier)

    answers = _answers(ready.seeing(dossier))

    assert answers == _answers(Matcher(dossier))
    assert answers != _answers(ready)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.sampled_from(list(EDITS.values())), st.builds(_low, st.integers(0, 510), st.just(0.1)))))
def test_after_one_edit_upon_another_too(ready: Matcher, edits: list[Edit]) -> None:
    matcher = ready
    for edit in edits:
        matcher = matcher.seeing(edit(matcher.dossier))
        matcher.match(matcher.dossier.needs[0])

    assert _answers(matcher) == _answers(Matcher(matcher.dossier))


def test_one_who_saw_a_change_leaves_the_other_as_it_was(ready: Matcher) -> None:
    before = _answers(ready)

    _answers(ready.seeing(EDITS["later"](ready.dossier)))

    assert _answers(ready) == before


@pytest.mark.parametrize("weights", [{"fit": 1.0}, {"relevance": (0.1, 0.5)}, ("fit", "proof")])
def test_with_other_weights_the_answer_is_that_of_a_fresh_matcher(ready: Matcher, weights: Weights) -> None:
    assert _answers(ready.weighing(weights)) == _answers(Matcher(ready.dossier, weights=weights))


def test_what_did_not_change_is_not_looked_at_again(ready: Matcher, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError

    for name in (
        "bybro.decision.verdicts.lines_of",
        "bybro.decision.relevances.queries_of",
        "bybro.decision.sizes.size_of",
    ):
        monkeypatch.setattr(name, refuse)
    monkeypatch.setattr("bybro.decision.relevances.Corpus", refuse)

    seen = ready.seeing(replace(ready.dossier, facts=tuple(f.model_copy() for f in ready.dossier.facts)))

    assert _answers(seen) == _answers(ready)
