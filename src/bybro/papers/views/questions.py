"""The open questions in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bybro.papers.address import safe
from bybro.papers.views.facts import fact_view
from bybro.papers.views.need import need_link

if TYPE_CHECKING:
    from bybro.papers.localised import Localised, Node
    from bybro.papers.open_questions import CityQuestions, Question


def questions_view(at: Localised) -> Node:
    """The questions about each city, by who can answer."""
    return {
        "title": at.word("open_questions"),
        "intro": at.word("open_questions_intro"),
        "order": at.word("questions_order"),
        "cities": [_city(entry, at) for entry in at.content.questions],
    }


def _city(entry: CityQuestions, at: Localised) -> Node:
    name = at.dossier.city_by_id[entry.city].name
    return {
        "id": f"about-{safe(entry.city)}",
        "title": at.word("questions_about", city=name.best(at.language).text),
        "none": None if entry.by_answerer else at.word("no_questions"),
        "answerers": [
            {
                "title": at.word("questions_for", who=at.label("who", who)),
                "questions": [_question(q, at) for q in questions],
            }
            for who, questions in entry.by_answerer
        ],
    }


def _question(question: Question, at: Localised) -> Node:
    is_site = question.indicator.grain == "site"
    return {
        "id": question.indicator.id,
        "question": at.text(question.indicator.question),
        "verdicts": [{"verdict": v, "label": at.label("verdict", v)} for v in question.verdicts],
        "decides": at.phrase("question_decides", count=question.solution_count),
        "touches": at.phrase("question_touches", count=question.need_count),
        "needs": [need_link(need, at) for need in question.needs],
        "solutions": [at.text(s.title) for s in question.solutions] if is_site else [],
        "site_note": at.word("question_site") if is_site else None,
        "facts": [fact_view(f, at) for f in question.facts],
    }
