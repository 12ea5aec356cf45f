"""Facts and requirements in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bybro.wording.requirements import predicate

if TYPE_CHECKING:
    from bybro.papers.localised import Localised, Node
    from bybro.papers.solution_entry import FactEntry, LineEntry


def fact_view(entry: FactEntry, at: Localised) -> Node:
    """A fact: its statement, figure, year, area, and what is to be said of it."""
    fact = entry.fact
    said_of_it = {
        "judged": fact.judged,
        "derived": fact.derived,
        "hindsight": fact.hindsight,
        "forecast": fact.forecast,
    }
    marks = [at.word(key) for key, holds in said_of_it.items() if holds]
    return {
        "id": fact.id,
        "statement": at.text(fact.statement),
        "figure": at.figure(entry.figure),
        "year": at.figure(entry.year),
        "scope": at.label("scope", fact.scope),
        "object": None if fact.object is None else at.name(fact.object),
        "status": at.label("status", fact.status),
        "marks": marks,
        "sources": list(entry.sources),
    }


def line_view(entry: LineEntry, at: Localised) -> Node:
    """A requirement: what is asked, how likely it holds, and on which facts."""
    line, requirement = entry.line, entry.line.requirement
    marks = []
    if not line.stated:
        marks.append(at.word("not_stated"))
    if requirement.assumed:
        marks.append(at.word("assumed"))
    text = at.text(requirement.text)
    asked: Node = {"parts": []}
    if requirement.indicator is not None:
        asked = at.marked(
            predicate(requirement, at.dossier, at.language), [] if entry.threshold is None else [entry.threshold]
        )
    return {
        "asked": asked if asked["parts"] else None,
        "text": text,
        "object": None if requirement.object is None else at.name(requirement.object),
        "importance": at.label("importance", requirement.importance),
        "weight": requirement.importance,
        "verdict": entry.verdict,
        "label": at.label("verdict", entry.verdict),
        "probability": at.figure(entry.probability),
        "marks": marks,
        "added": None if requirement.added is None else at.name(at.label("added", requirement.added)),
        "scope": None if line.scope is None else at.label("scope", line.scope),
        "facts": [fact_view(f, at) for f in entry.facts],
        "related": [fact_view(f, at) for f in entry.related],
    }
