"""catalogue.json: the content as one document in no language, each figure by the id of its value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bybro.lexicon.themes import THEMES
from bybro.papers.need_entry import WHOLE
from bybro.papers.places import PLACES
from bybro.wording import near_miss, reasons

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bybro.model.dossier import Dossier
    from bybro.papers.budget_entry import BudgetEntry, ExampleEntry
    from bybro.papers.content import CatalogueContent
    from bybro.papers.firmness_entry import FirmnessEntry
    from bybro.papers.need_entry import DirectionEntry, GroupEntry, NeedEntry
    from bybro.papers.open_questions import ListEntry, QuestionEntry
    from bybro.papers.provider_entry import ProviderEntry
    from bybro.papers.side_by_side import CityAnswer, Row
    from bybro.papers.solution_entry import FactEntry, LineEntry, SolutionEntry

FORMAT = "bybro-catalogue/1"


def document(content: CatalogueContent) -> dict[str, Any]:
    """The whole catalogue; what is unknown is null, and every number stands once, under `values`."""
    dossier, partnership = content.dossier, content.dossier.partnership
    return {
        "format": FORMAT,
        "dossier": partnership.id,
        "as_of": partnership.as_of,
        "draws": content.draws,
        "seed": content.seed,
        "currency": partnership.currency,
        "price_year": partnership.price_year,
        "languages": list(content.languages),
        "title": partnership.title.to_dict(),
        "case_number": partnership.case_number,
        "office": None if partnership.office is None else partnership.office.to_dict(),
        "stage": partnership.stage,
        "cities": [
            {"id": c.id, "name": c.name.to_dict(), "country": c.country.name.to_dict()}
            for c in (dossier.city_by_id[i] for i in (partnership.home_city, partnership.partner_city))
        ],
        "summary": dict(content.summary),
        "side_by_side": [_row(row) for row in content.rows],
        "directions": [_direction(d, dossier) for d in content.directions],
        "budget": _budget(content.budget),
        "questions": [_question_list(entry) for entry in content.questions],
        "providers": [_provider(p) for p in content.providers],
        "facts": {f.fact.id: _fact(f) for f in _facts(content)},
        "sources": [
            {"number": n, "title": s.title, "url": s.url, "file": s.file} for n, s in enumerate(content.sources, 1)
        ],
        "values": {name: figure.to_dict() for name, figure in content.values.items()},
    }


def _direction(direction: DirectionEntry, dossier: Dossier) -> dict[str, Any]:
    return {
        "from": direction.giver,
        "to": direction.receiver,
        "themes": [
            {"theme": t.theme, "label": THEMES[t.theme].label, "needs": [_need(n, dossier) for n in t.needs]}
            for t in direction.themes
        ],
    }


def _need(entry: NeedEntry, dossier: Dossier) -> dict[str, Any]:
    need = entry.need
    return {
        "need": need.id,
        "title": need.title.to_dict(),
        "description": need.description.to_dict(),
        "themes": list(need.themes),
        "severity": entry.figures["severity"],
        "severity_reason": need.severity_reason,
        "affected": entry.figures.get("affected"),
        "affected_basis": need.affected_basis,
        "demand": entry.figures.get("demand"),
        "demand_basis": need.demand_basis,
        "serves": None if need.demand is None else need.demand.serves,
        "measure": None if need.measure is None else {"figure": entry.figures["measure"], "unit": need.measure.unit},
        "scope": need.scope,
        "status": need.status,
        "reply": need.reply,
        "wish": need.wish,
        "later_than_as_of": need.later_than_as_of,
        "part_of": need.part_of,
        "parts": [n.id for n in entry.parts],
        "sources": list(entry.sources),
        "nothing_fits": entry.nothing_fits,
        "groups": [_group(g, dossier) for g in entry.groups],
    }


def _group(entry: GroupEntry, dossier: Dossier) -> dict[str, Any]:
    return {
        "group": entry.group,
        "in_full": len(entry.told) if entry.group in WHOLE else 0,
        "firmness": None if entry.firmness is None else _firmness(entry.firmness),
        "solutions": [_solution(s, dossier) for s in entry.solutions],
    }


def _firmness(entry: FirmnessEntry) -> dict[str, Any]:
    return {
        "code": entry.code,
        "best": entry.best.match.solution.id,
        "following": [s.match.solution.id for s in entry.following],
        "drawn": [s.match.solution.id for s in entry.drawn],
        "not_drawn": entry.not_drawn,
    }


def _solution(entry: SolutionEntry, dossier: Dossier) -> dict[str, Any]:
    match, solution = entry.match, entry.match.solution
    names = (
        "rank",
        *PLACES,
        "relevance",
        "as_listed",
        "lines",
        "standard",
        "if_open_hold",
        "units",
        "units_for_all",
        "utilisation",
    )
    sizes = ("coverage", "cost", "people_helped", "capacity", "cost_stated")
    return {
        "solution": solution.id,
        "title": solution.title.to_dict(),
        "summary": solution.summary.to_dict(),
        "provider": solution.provider,
        "providers": list(solution.providers),
        "delivers": solution.delivers,
        "class": solution.class_,
        "readiness": solution.readiness,
        **{name: entry.figures.get(name) for name in (*names, *sizes)},
        "capacity_note": solution.capacity_note,
        "cost_covers": None if solution.cost is None else solution.cost.covers,
        "stopped_by": list(match.stopped_by),
        "why": [
            {"kind": g.kind, "name": g.name, "label": None if g.label is None else g.label.to_dict()} for g in match.why
        ],
        "requirements": [_line(line) for line in entry.lines],
        "for": [{"code": r.code, "text": reasons.sentences(r, dossier), "facts": list(r.facts)} for r in match.for_],
        "against": [
            {"code": r.code, "text": reasons.sentences(r, dossier), "facts": list(r.facts)} for r in match.against
        ],
        "would_fit_if": [
            {"indicator": m.indicator, "text": near_miss.sentences(m, dossier)} for m in match.would_fit_if
        ],
        "references": [
            {
                "place": r.reference.place,
                "year": r.year,
                "note": r.reference.note,
                "planned": r.reference.planned,
                "later_than_as_of": r.is_later,
            }
            for r in entry.references
        ],
        "sources": list(entry.sources),
    }


def _line(entry: LineEntry) -> dict[str, Any]:
    requirement = entry.line.requirement
    return {
        "text": requirement.text.to_dict(),
        "indicator": requirement.indicator,
        "op": requirement.op,
        "value": requirement.value if isinstance(requirement.value, bool) else entry.threshold,
        "importance": requirement.importance,
        "assumed": requirement.assumed,
        "stated": entry.line.stated,
        "verdict": entry.line.verdict,
        "probability": entry.probability,
        "facts": [f.fact.id for f in entry.facts],
        "related": [f.fact.id for f in entry.related],
        "scope": entry.line.scope,
    }


def _facts(content: CatalogueContent) -> Iterator[FactEntry]:
    """Every fact that is shown anywhere, maybe more than once."""
    for row in content.rows:
        for answer in row.answers:
            yield from () if answer is None else answer.facts
    for need in (n for d in content.directions for n in d.needs):
        for line in (line for g in need.groups for s in g.solutions for line in s.lines):
            yield from (*line.facts, *line.related)


def _fact(entry: FactEntry) -> dict[str, Any]:
    fact = entry.fact
    return {
        "city": fact.city,
        "indicator": fact.indicator,
        "statement": fact.statement.to_dict(),
        "figure": entry.figure,
        "year": entry.year,
        "scope": fact.scope,
        "object": fact.object,
        "status": fact.status,
        "sources": list(entry.sources),
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "indicator": row.indicator.id,
        "label": row.indicator.label.to_dict(),
        "theme": row.indicator.theme,
        "scope": row.scope,
        "object": row.object,
        "shown": row.is_shown,
        "answers": [None if answer is None else _answer(answer) for answer in row.answers],
    }


def _answer(answer: CityAnswer) -> dict[str, Any]:
    return {
        "figure": answer.figure,
        "leaning": answer.leaning,
        "facts": [f.fact.id for f in answer.facts],
        "count": answer.count,
        "from": answer.first_year,
        "to": answer.last_year,
        "sources": list(answer.sources),
    }


def _budget(entry: BudgetEntry) -> dict[str, Any]:
    return {
        "frontier": [
            {name: point.figures.get(name) for name in ("budget", "needs_met", "people_helped")}
            for point in entry.points
        ],
        "proven": entry.outlook.is_proven,
        "first_in": [{"solution": first.outside.solution, "enters_at": first.budget} for first in entry.first_in],
        "examples": [_example(example) for example in entry.examples],
        "not_costed": {"count": entry.not_costed, "solutions": list(entry.outlook.not_costed)},
        "too_small": {"count": entry.too_small, "solutions": list(entry.outlook.too_small)},
    }


def _example(example: ExampleEntry) -> dict[str, Any]:
    return {
        **{name: example.figures.get(name) for name in ("budget", "needs_met", "assumed", "people_helped", "cost")},
        "chosen": [
            {
                "solution": entry.chosen.solution,
                "after": entry.chosen.after,
                **entry.figures,
                "needs": dict(entry.shares),
                "assumed": list(entry.chosen.assumed),
            }
            for entry in example.chosen
        ],
    }


def _question_list(entry: ListEntry) -> dict[str, Any]:
    return {"list": entry.name, "questions": [_question(q) for q in entry.told], "more": entry.more}


def _question(entry: QuestionEntry) -> dict[str, Any]:
    question = entry.question
    return {
        "city": question.city,
        "indicator": question.indicator,
        "solution": question.solution,
        "ask": question.ask,
        "state": question.state,
        "facts": list(question.facts),
        "decides": list(question.decides),
        "first_choice": {
            n: {"now": c.now, "if_more": c.if_more, "if_less": c.if_less} for n, c in question.first_choice.items()
        },
        "figures": dict(entry.figures),
    }


def _ids(records: Iterable[Any]) -> list[str]:
    return [record.id for record in records]


def _provider(entry: ProviderEntry) -> dict[str, Any]:
    provider = entry.provider
    return {
        "provider": provider.id,
        "name": provider.name,
        "kind": provider.kind,
        "place": provider.place,
        "city": provider.city,
        "parent": provider.parent,
        "solutions": [s.match.solution.id for s in entry.solutions],
        "sources": list(entry.sources),
    }
