"""The open questions of a dossier, and the document that others script against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bybro.decision.match import Matcher
from bybro.decision.questions import questions_of
from bybro.errors import NotOfferedError
from bybro.lexicon.languages import LANGUAGES
from bybro.model.question import QUESTION_LISTS
from bybro.office.language_model import chosen_model
from bybro.office.matching import head, refuse_half_a_bridge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bybro.model.dossier import Dossier
    from bybro.model.question import Choice, Question, QuestionList

UNIT = "severity-weighted share of needs"


@dataclass(frozen=True)
class Questions:
    """The questions about both cities, list by list, and the sample they rest on."""

    dossier: Dossier
    questions: tuple[Question, ...]
    draws: int
    seed: int

    def to_dict(self) -> dict[str, Any]:
        """The contract's `bybro-questions/1`, equal to what `bybro questions --json` prints."""
        return {
            "format": "bybro-questions/1",
            **head(self.dossier, self.draws, self.seed),
            "unit": UNIT,
            "questions": [_question(q, self.dossier) for q in self.questions],
        }


def questions(dossier: Dossier, *, draws: int = 4096, seed: int = 2016) -> Questions:
    """What is not known about both cities and would change a choice: five lists, the most valuable first.

    `draws` is rounded up to a power of two.
    """
    refuse_half_a_bridge(dossier)
    matcher = Matcher(dossier, draws=draws, seed=seed, encoder=chosen_model())
    return Questions(dossier, questions_of(matcher), matcher.draws.size, seed)


def chosen_lists(asked: Sequence[str] | None) -> tuple[QuestionList, ...]:
    """The lists asked for, in reading order; all where none is named. Raises `NotOfferedError` for another word."""
    unknown = [name for name in asked or () if name not in QUESTION_LISTS]
    if unknown:
        raise NotOfferedError(f'"{unknown[0]}" is no list of questions.', f"Name one of: {', '.join(QUESTION_LISTS)}.")
    return tuple(name for name in QUESTION_LISTS if not asked or name in asked)


def refuse_language(language: str) -> None:
    """Raise `NotOfferedError` for a language that bybro does not ask in."""
    if language not in LANGUAGES:
        raise NotOfferedError(f'The language "{language}" is not offered.', f"Choose among {', '.join(LANGUAGES)}.")


def _question(question: Question, dossier: Dossier) -> dict[str, Any]:
    from bybro.wording.questions import sentences  # noqa: PLC0415  (what only counts questions needs no words)

    people = question.people
    return {
        "rank": question.rank,
        "band": {"best": question.best, "worst": question.worst},
        "list": question.list,
        "city": question.city,
        "indicator": question.indicator,
        "solution": question.solution,
        "question": sentences(question, dossier),
        "ask": question.ask,
        "value": question.value,
        "ceiling": question.ceiling,
        "standard_error": question.standard_error,
        "people": None if people is None else {"low": people.low, "high": people.high},
        "state": question.state,
        "facts": list(question.facts),
        "decides": list(question.decides),
        "first_choice": {n: _choice(c, is_yes_no=question.is_yes_no) for n, c in question.first_choice.items()},
    }


def _choice(choice: Choice, *, is_yes_no: bool) -> dict[str, str | None]:
    more, less = ("if_yes", "if_no") if is_yes_no else ("if_high", "if_low")
    return {"now": choice.now, more: choice.if_more, less: choice.if_less}
