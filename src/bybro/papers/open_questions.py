"""What is not known and would change a choice: the questions of each city, list by list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bybro.model.estimate import Range
from bybro.model.question import QUESTION_LISTS
from bybro.papers.address import part
from bybro.papers.figure import Figure
from bybro.papers.solution_entry import fact_entries

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bybro.model.dossier import Dossier
    from bybro.model.need import Need
    from bybro.model.question import Question, QuestionList
    from bybro.papers.register import Register
    from bybro.papers.solution_entry import FactEntry

MOST: Mapping[QuestionList, int] = {"mission": 25, "desk": 15, "outreach": 15, "agree": 15, "home": 15}
"""Questions of a list that are told; the others are counted."""
TOLD_NEEDS = 3
"""Needs of a question whose choices are told, those that gain most."""
_THOUSAND = 1000.0


@dataclass(frozen=True, slots=True)
class QuestionEntry:
    """A question with its figures by name, the needs it decides, and the facts on it so far."""

    question: Question
    figures: Mapping[str, str]
    needs: tuple[Need, ...]
    facts: tuple[FactEntry, ...]


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One list: the first questions, and the id of the count of those that are not told (None: all are)."""

    name: QuestionList
    told: tuple[QuestionEntry, ...]
    more: str | None


def question_lists(questions: Sequence[Question], dossier: Dossier, register: Register) -> tuple[ListEntry, ...]:
    """The lists in reading order; those that ask nothing are left out."""
    found = []
    for name in QUESTION_LISTS:
        listed = [q for q in questions if q.list == name]
        if listed:
            told = tuple(_entry(q, dossier, register) for q in listed[: MOST[name]])
            left = len(listed) - len(told)
            more = register.figure(f"questions/{name}/more", Figure("count", left) if left else None)
            found.append(ListEntry(name, told, more))
    return tuple(found)


def _entry(question: Question, dossier: Dossier, register: Register) -> QuestionEntry:
    name = f"question/{question.list}/{question.rank}"
    people = question.people
    figures = {
        "rank": Figure("count", question.rank),
        "best": Figure("count", question.best),
        "worst": Figure("count", question.worst),
        "worth": Figure("number", _THOUSAND * question.value),
        "ceiling": Figure("number", _THOUSAND * question.ceiling),
        "people": None
        if people is None
        else Figure("range", Range(low=people.low, mode=None, high=people.high, unit="count"), "count"),
        "needs": Figure("count", len(question.decides)),
        **_size(question, dossier),
    }
    return QuestionEntry(
        question,
        {key: found for key, figure in figures.items() if (found := register.figure(f"{name}/{part(key)}", figure))},
        tuple(dossier.need(n) for n in question.decides),
        fact_entries(question.facts, dossier, register),
    )


def _size(question: Question, dossier: Dossier) -> dict[str, Figure]:
    """The size of the need that is asked about, as the sources have it."""
    demand = None if question.need is None else dossier.need(question.need).demand
    return {} if demand is None else {"size": Figure("range", demand, demand.unit)}
