"""The open questions in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bybro.papers.open_questions import TOLD_NEEDS
from bybro.papers.views.facts import fact_view
from bybro.papers.views.need import need_link
from bybro.wording.questions import form, own_words

if TYPE_CHECKING:
    from bybro.model.question import Choice
    from bybro.papers.localised import Localised, Node
    from bybro.papers.open_questions import ListEntry, QuestionEntry


def questions_view(at: Localised) -> Node:
    """The lists of questions, the most valuable first."""
    return {
        "title": at.word("open_questions"),
        "intro": at.word("open_questions_intro"),
        "order": at.word("questions_order"),
        "none": None if at.content.questions else at.word("no_questions"),
        "lists": [_list(entry, at) for entry in at.content.questions],
    }


def _list(entry: ListEntry, at: Localised) -> Node:
    return {
        "id": f"list-{entry.name}",
        "title": at.label("question_list", entry.name),
        "questions": [_question(q, at) for q in entry.told],
        "more": None if entry.more is None else at.phrase("questions_more", count=entry.more),
    }


def _question(entry: QuestionEntry, at: Localised) -> Node:
    question, figures = entry.question, entry.figures
    return {
        "question": _asked(entry, at),
        "place": at.phrase("question_place", rank=figures["rank"], best=figures["best"], worst=figures["worst"]),
        "ask": at.word("question_ask", who=at.label("who", question.ask)),
        "state": {"verdict": question.state, "label": at.label("verdict", question.state)},
        "worth": at.phrase("question_worth", worth=figures["worth"], ceiling=figures["ceiling"]),
        "people": at.phrase("question_people", people=figures["people"]) if "people" in figures else None,
        "decides": at.phrase("question_decides", count=figures["needs"]),
        "choices": [_choices(entry, need.id, at) for need in entry.needs[:TOLD_NEEDS]],
        "others": [need_link(need, at) for need in entry.needs[TOLD_NEEDS:]],
        "facts": [fact_view(f, at) for f in entry.facts],
    }


def _asked(entry: QuestionEntry, at: Localised) -> Node:
    """The question, its texts each in their language."""
    question = entry.question
    key = form(question, at.language)
    nodes: dict[str, Node | None] = {"figure": at.figure(entry.figures.get("size"))}
    if question.need is not None:
        nodes["need"] = at.text(at.dossier.need(question.need).title)
    if question.indicator is not None:
        nodes["question"] = at.text(at.dossier.indicator_by_id[question.indicator].question)
    if question.solution is not None and question.requirement is not None:
        nodes["solution"] = at.text(at.dossier.solution_by_id[question.solution].title)
        nodes["words"] = at.quote(*own_words(question.requirement, at.language))
    return at.sentence(key, nodes)


def _choices(entry: QuestionEntry, need: str, at: Localised) -> Node:
    """The first choice for a need now and after each answer; None where the answer leaves it as it is."""
    choice = entry.question.first_choice[need]
    more, less = ("if_yes", "if_no") if entry.question.is_yes_no else ("if_high", "if_low")
    after = [(more, choice.if_more), (less, choice.if_less)]
    return {
        "need": need_link(at.dossier.need(need), at),
        "now": _chosen("now", choice.now, at),
        "after": [_after(name, solution, choice, at) for name, solution in after],
    }


def _after(name: str, solution: str | None, choice: Choice, at: Localised) -> Node:
    if solution == choice.now:
        return {"when": at.word(f"choice_{name}"), "title": None, "words": at.word("choice_same")}
    return _chosen(name, solution, at)


def _chosen(name: str, solution: str | None, at: Localised) -> Node:
    if solution is None:
        return {"when": at.word(f"choice_{name}"), "title": None, "words": at.word("choice_none")}
    title = at.text(at.dossier.solution_by_id[solution].title)
    return {"when": at.word(f"choice_{name}"), "title": title, "words": None}
