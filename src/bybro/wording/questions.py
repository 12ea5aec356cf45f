"""A question as it is asked, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bybro.wording.figures import estimate
from bybro.wording.labels import shown
from bybro.wording.messages import LANGUAGES, message

if TYPE_CHECKING:
    from bybro.model.dossier import Dossier
    from bybro.model.question import Question
    from bybro.model.requirement import Requirement


def form(question: Question, language: str) -> str:
    """The message that a question is put in: how large a need is, a question about a city, or one about a site.

    A site's question is its requirement in its own words; where these are in another language, the indicator's question
    stands before them.
    """
    if question.need is not None:
        return "question.size"
    if question.requirement is None or question.solution is None:
        return "question.city"
    return "question.site" if own_words(question.requirement, language)[1] == language else "question.site_elsewhere"


def sentence(question: Question, dossier: Dossier, language: str) -> str:
    """The question as it is asked."""
    values: dict[str, str] = {}
    if question.need is not None:
        need = dossier.need(question.need)
        values["need"] = shown(need.title, language)
        values["figure"] = "" if need.demand is None else estimate(need.demand, language)
    if question.indicator is not None:
        values["question"] = shown(dossier.indicator_by_id[question.indicator].question, language)
    if question.solution is not None and question.requirement is not None:
        values["solution"] = shown(dossier.solution_by_id[question.solution].title, language)
        values["words"] = own_words(question.requirement, language)[0]
    return message(form(question, language), language, **values)


def sentences(question: Question, dossier: Dossier) -> dict[str, str]:
    """The question in all four languages."""
    return {language: sentence(question, dossier, language) for language in LANGUAGES}


def own_words(requirement: Requirement, language: str) -> tuple[str, str]:
    """A requirement's own words as they stand within a question, and the language they are in."""
    best = requirement.text.best(language)
    return best.text.rstrip(". "), best.language
