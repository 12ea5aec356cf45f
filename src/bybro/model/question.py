"""What is not known and would change a choice: the question, who can answer, and what the answer is worth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bybro.model.requirement import Requirement

QuestionList = Literal["desk", "mission", "outreach", "agree", "home"]
QUESTION_LISTS: tuple[QuestionList, ...] = ("mission", "desk", "outreach", "agree", "home")
"""The lists in the order they are read: on the mission, before leaving, of providers and funders, to agree, at home."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The most promising programme for a need, by id: now, if the answer is yes (or high), if it is no (or low).

    None where none of the solutions could be chosen then.
    """

    now: str | None
    if_more: str | None
    if_less: str | None


@dataclass(frozen=True, slots=True)
class People:
    """The people that an answer would help to reach, as the range of those affected has it."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its place in its list, and what an answer is worth.

    `rank` runs from 1 within the list; `best` and `worst`: its places when what is assumed is assumed otherwise.
    Asked is an `indicator` of the `city`, for one `solution` where the answer differs from site to site (then in
    the words of its `requirement`); or, where `indicator` is None, how large the `need` is. `value` is in severity-
    weighted share of needs, over all needs that the answer `decides`, those that gain most first; `ceiling`: what
    knowing all about these could be worth at most (EVPI); `standard_error` 0 where it is computed exactly.
    `people`: None where nobody is known to be affected. `facts`: what is said so far.
    """

    rank: int
    best: int
    worst: int
    list: QuestionList
    city: str
    indicator: str | None
    solution: str | None
    need: str | None
    requirement: Requirement | None
    ask: str
    value: float
    ceiling: float
    standard_error: float
    people: People | None
    state: Literal["unknown", "open"]
    facts: tuple[str, ...]
    decides: tuple[str, ...]
    first_choice: Mapping[str, Choice]
    is_yes_no: bool
