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


def sentence(question: Question, dossier: Dossier, language: str) -> str:
    """The indicator's question; for a site that of its requirement, in the requirement's own words; or a need's size.

    Where those words are not in the language, the indicator's question stands before them.
    """
    if question.indicator is None:
        need = dossier.need(question.need or "")
        if need.demand is None:
            return message("question.size_unknown", language, need=shown(need.title, language))
        figure = estimate(need.demand, language)
        return message("question.size", language, need=shown(need.title, language), figure=figure)
    asked = dossier.indicator_by_id[question.indicator].question
    if question.requirement is None or question.solution is None:
        return shown(asked, language)
    solution = shown(dossier.solution_by_id[question.solution].title, language)
    words, spoken = own_words(question.requirement, language)
    if spoken == language:
        return message("question.site", language, solution=solution, words=words)
    return message("question.site_elsewhere", language, question=shown(asked, language), solution=solution, words=words)


def sentences(question: Question, dossier: Dossier) -> dict[str, str]:
    """The question in all four languages."""
    return {language: sentence(question, dossier, language) for language in LANGUAGES}


def own_words(requirement: Requirement, language: str) -> tuple[str, str]:
    """A requirement's own words as they stand within a question, and the language they are in."""
    best = requirement.text.best(language)
    return best.text.rstrip(". "), best.language
