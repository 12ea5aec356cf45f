"""What a matching and a search print: the documents that others script against."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bybro.wording import near_miss, reasons

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bybro.model.dossier import Dossier
    from bybro.model.match import Found, Ground, Match, Money, NearMiss, NeedMatches, Reason, Spread
    from bybro.model.verdict import Line


def answer_document(answer: NeedMatches, dossier: Dossier) -> dict[str, Any]:
    """A need with its matches."""
    return {
        "need": answer.need.id,
        "city": answer.need.city,
        "nothing_fits": answer.nothing_fits,
        "matches": [_match(m, dossier) for m in answer.matches],
    }


def search_document(found: Found, dossier: Dossier) -> dict[str, Any]:
    """The contract's `bybro-search/1`."""
    return {
        "format": "bybro-search/1",
        "dossier": dossier.partnership.id,
        "as_of": dossier.partnership.as_of,
        "query": found.query,
        "language": found.language,
        "nothing_fits": found.nothing_fits,
        "results": [
            {"solution": h.solution.id, "score": h.score, "why": [_ground(g) for g in h.why]} for h in found.hits
        ],
    }


def _match(m: Match, dossier: Dossier) -> dict[str, Any]:
    return {
        "solution": m.solution.id,
        "group": m.group,
        "rank": m.rank,
        "stopped_by": list(m.stopped_by),
        "relevance": m.relevance,
        "why": [_ground(g) for g in m.why],
        "requirements": [_line(line) for line in m.lines],
        "implementability": {
            "as_listed": m.chance.as_listed,
            "lines": m.chance.lines,
            "standard_chance": m.chance.standard,
            "if_open_hold": m.chance.if_open_hold,
        },
        "first_programme": None
        if m.programme is None
        else {
            "units": m.programme.units,
            "units_for_all": m.programme.units_for_all,
            "utilisation": m.programme.utilisation,
        },
        "coverage": spread_document(m.coverage),
        "cost": money_document(m.cost),
        "people_helped": spread_document(m.people_helped),
        "criteria": {name: spread_document(value) for name, value in m.criteria.items()},
        "rank_acceptability": None if m.rank_acceptability is None else list(m.rank_acceptability),
        "expected_rank": m.expected_rank,
        "no_clear_first": m.no_clear_first,
        "for": [_reason(r, dossier) for r in m.for_],
        "against": [_reason(r, dossier) for r in m.against],
        "would_fit_if": [_near_miss(n, dossier) for n in m.would_fit_if],
        "judgement": m.judgement,
    }


def _line(line: Line) -> dict[str, Any]:
    requirement = line.requirement
    return {
        "text": requirement.text.to_dict(),
        "indicator": requirement.indicator,
        "op": requirement.op,
        "value": requirement.value,
        "unit": requirement.unit,
        "importance": requirement.importance,
        "assumed": requirement.assumed,
        "stated": line.stated,
        "verdict": line.verdict,
        "probability": line.probability,
        "facts": list(line.facts),
        "related": list(line.related),
        "scope": line.scope,
    }


def _ground(ground: Ground) -> dict[str, Any]:
    label: str | Mapping[str, str] = ground.name if ground.label is None else ground.label.to_dict()
    return {ground.kind: ground.name, "label": label}


def _reason(reason: Reason, dossier: Dossier) -> dict[str, Any]:
    return {"code": reason.code, "text": reasons.sentences(reason, dossier), "facts": list(reason.facts)}


def _near_miss(change: NearMiss, dossier: Dossier) -> dict[str, Any]:
    return {
        "indicator": change.indicator,
        "from": change.from_,
        "to": change.to,
        "unit": change.unit,
        "who": change.who,
        "text": near_miss.sentences(change, dossier),
    }


def spread_document(spread: Spread | None) -> dict[str, float] | None:
    """An uncertain figure as it stands in a document."""
    return None if spread is None else {"p05": spread.p05, "p50": spread.p50, "p95": spread.p95}


def money_document(money: Money | None) -> dict[str, Any] | None:
    """A cost as it stands in a document."""
    if money is None:
        return None
    return {
        "p05": money.p05,
        "p50": money.p50,
        "p95": money.p95,
        "currency": money.currency,
        "price_year": money.price_year,
        "adjusted": money.adjusted,
    }
