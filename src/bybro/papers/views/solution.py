"""A solution under a need in one language: in full, or shortly where it prepares the ground or does not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bybro.papers.address import provider_anchor, solution_anchor
from bybro.papers.views.facts import line_view
from bybro.wording import near_miss, reasons

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bybro.model.match import Ground
    from bybro.papers.localised import Localised, Node
    from bybro.papers.solution_entry import ReferenceEntry, SolutionEntry

_WHY = 6
"""Grounds that are named; the first tell most."""


def name_view(entry: SolutionEntry, at: Localised) -> Node:
    """A solution by its name and rank."""
    rank = entry.figures.get("rank")
    return {
        "id": entry.match.solution.id,
        "anchor": solution_anchor(entry.match.solution.id),
        "title": at.text(entry.match.solution.title),
        "rank": None if rank is None else at.phrase("rank", n=rank),
    }


def short_view(entry: SolutionEntry, at: Localised) -> Node:
    """What it is, who offers it, why it was found, and what stops it."""
    solution = entry.match.solution
    stopping = [line for line in entry.lines if line.line.requirement.indicator in entry.match.stopped_by]
    return {
        **name_view(entry, at),
        "providers": _providers(entry, at),
        "summary": at.text(solution.summary),
        "delivers": at.label("delivers", solution.delivers),
        "readiness": at.label("readiness", solution.readiness),
        "class": None if solution.class_ is None else at.text(at.dossier.class_by_id[solution.class_].label),
        "why": _why(entry.match.why, at),
        "stopped_by": [line_view(line, at) for line in stopping if line.line.is_adverse],
        "sources": list(entry.sources),
    }


def full_view(entry: SolutionEntry, at: Localised) -> Node:
    """The whole entry: chance, requirements with facts, the first programme, reasons, references."""
    match, figures = entry.match, entry.figures
    said = [
        at.marked(reasons.sentence(reason, at.dossier, at.language), ids)
        for reason, ids in zip((*match.for_, *match.against), entry.reasons, strict=True)
    ]
    return {
        **short_view(entry, at),
        "chance": _chance(figures, at),
        "lines": [line_view(line, at) for line in entry.lines],
        "programme": _programme(entry, at),
        "coverage": at.figure(figures.get("coverage")),
        "people_helped": at.figure(figures.get("people_helped")),
        "cost": at.figure(figures.get("cost")),
        "cost_stated": _cost_stated(entry, at),
        "capacity": _capacity(entry, at),
        "for": said[: len(match.for_)],
        "against": said[len(match.for_) :],
        "would_change": [near_miss.sentence(change, at.dossier, at.language) for change in match.would_fit_if],
        "references": [_reference(r, at) for r in entry.references],
    }


def _providers(entry: SolutionEntry, at: Localised) -> list[Node]:
    """Who offers it, by the organisations told apart; by the name on the page where none is."""
    solution = entry.match.solution
    known = [at.dossier.provider_by_id[i] for i in solution.providers if i in at.dossier.provider_by_id]
    if not known:
        return [_provider(None, solution.provider, solution.provider_kind, solution.provider_place, at)]
    return [_provider(provider_anchor(p.id), p.name, p.kind, p.place, at) for p in known]


def _provider(anchor: str | None, name: str, kind: str, place: str, at: Localised) -> Node:
    return {
        "anchor": anchor,
        "name": at.name(name),
        "kind": at.label("party_kind", kind),
        "place": at.name(place),
    }


def _why(grounds: Iterable[Ground], at: Localised) -> list[Node]:
    """The concepts that need and solution share; where they share none, the words, in whatever language they stood."""
    found = tuple(grounds)
    # the labels of concepts are the lexicon's own words, not translations of somebody's text
    concepts = [{**at.text(g.label), "translated": False} for g in found if g.label is not None]
    return (concepts or [at.name(g.name) for g in found])[:_WHY]


def _chance(figures: dict[str, str], at: Localised) -> list[Node]:
    found = []
    if "as_listed" in figures:
        found.append(at.phrase("chance_as_listed", chance=figures["as_listed"], lines=figures["lines"]))
    found.append(at.phrase("chance_standard", chance=figures["standard"]))
    if "if_open_hold" in figures:
        found.append(at.phrase("chance_if_open", chance=figures["if_open_hold"]))
    return found


def _programme(entry: SolutionEntry, at: Localised) -> Node | None:
    figures = entry.figures
    if "units" not in figures:
        return None
    return {
        "units": at.phrase("first_programme", units=figures["units"]),
        "units_for_all": at.phrase("units_for_all", units=figures["units_for_all"]),
        "utilisation": at.phrase("utilisation", share=figures["utilisation"]),
    }


def _cost_stated(entry: SolutionEntry, at: Localised) -> Node | None:
    cost = entry.match.solution.cost
    if cost is None:
        return None
    return {
        "figure": at.figure(entry.figures["cost_stated"]),
        "per": at.label("per", cost.per),
        "covers": at.prose(cost.covers),
    }


def _capacity(entry: SolutionEntry, at: Localised) -> Node | None:
    solution = entry.match.solution
    if solution.capacity is None and solution.capacity_note is None:
        return None
    served = None if solution.capacity is None else at.dossier.served_by_id.get(solution.capacity.serves)
    return {
        "figure": at.figure(entry.figures.get("capacity")),
        "serves": None if served is None else at.text(served.label),
        "basis": None if solution.capacity is None else at.label("basis", solution.capacity.basis),
        "note": at.prose(solution.capacity_note),
    }


def _reference(entry: ReferenceEntry, at: Localised) -> Node:
    reference = entry.reference
    told = (
        ("reference_planned", reference.planned),
        ("reference_later", entry.is_later),
        ("undated", entry.year is None),
    )
    return {
        "place": at.name(reference.place),
        "year": at.figure(entry.year),
        "note": at.prose(reference.note),
        "marks": [at.word(key) for key, holds in told if holds],
    }
