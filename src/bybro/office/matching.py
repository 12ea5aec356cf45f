"""Matching a dossier, and the documents that others script against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from bybro.decision.match import Matcher, answers_of
from bybro.errors import NothingLeftError, NotOfferedError, UnknownRecordError
from bybro.lexicon.themes import THEMES
from bybro.matching.search import Only, Searcher
from bybro.model.party import PartyKind
from bybro.office.language_model import chosen_model
from bybro.office.progress import silent
from bybro.wording import near_miss, reasons

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bybro.decision.weights import Weights
    from bybro.model.dossier import Dossier
    from bybro.model.match import Found, Ground, Match, Money, NearMiss, NeedMatches, Reason, Spread
    from bybro.model.verdict import Line
    from bybro.office.progress import Progress


@dataclass(frozen=True)
class Matching:
    """The answer for a dossier: every need asked for with its matches; and the matcher, for what else is asked."""

    matcher: Matcher
    needs: tuple[NeedMatches, ...]

    @property
    def dossier(self) -> Dossier:
        """What was matched."""
        return self.matcher.dossier

    @property
    def draws(self) -> int:
        """Size of the sample it rests on."""
        return self.matcher.draws.size

    @property
    def seed(self) -> int:
        """Seed of that sample."""
        return self.matcher.draws.seed

    def to_dict(self) -> dict[str, Any]:
        """The contract's `bybro-match/1`, equal to what `bybro match --json` prints."""
        return {
            "format": "bybro-match/1",
            **head(self.dossier, self.draws, self.seed),
            "needs": [
                {
                    "need": answer.need.id,
                    "city": answer.need.city,
                    "nothing_fits": answer.nothing_fits,
                    "matches": [_match(m, self.dossier) for m in answer.matches],
                }
                for answer in self.needs
            ],
        }


def match(
    dossier: Dossier,
    *,
    needs: Sequence[str] | None = None,
    draws: int = 1024,
    seed: int = 2016,
    weights: Weights = None,
    top: int | None = None,
    progress: Progress = silent,
) -> Matching:
    """Match every need of both cities (or those named) with what the other side offers.

    `draws` is rounded up to a power of two. `weights`: see `bybro.decision.weights`. `top` lists so many
    matches a need instead of all with relevance 0.2 or more.
    """
    refuse_half_a_bridge(dossier)
    matcher = Matcher(dossier, draws=draws, seed=seed, weights=weights, encoder=chosen_model())
    found = answers_of(matcher, needs=needs, top=top, progress=lambda done: progress("matching", done))
    return Matching(matcher, found)


def refuse_half_a_bridge(dossier: Dossier) -> None:
    """Stop where one of the two cities has no row that can be used."""
    sides = (dossier.partnership.home_city, dossier.partnership.partner_city)
    missing = [city for city in sides if city not in dossier.city_by_id]
    if missing:
        raise NothingLeftError(
            f'The dossier has no usable row for the city "{missing[0]}".',
            "Mend cities.jsonl; see `bybro check`.",
        )


def search(
    dossier: Dossier,
    text: str,
    *,
    top: int = 10,
    city: str | None = None,
    themes: Sequence[str] = (),
    provider_kinds: Sequence[str] = (),
) -> Found:
    """Solutions that speak to a text in any of the four languages; of both sides, or of one city's.

    `themes` and `provider_kinds` narrow it to solutions of any of them.
    """
    cities = (dossier.partnership.home_city, dossier.partnership.partner_city)
    if city is not None and city not in cities:
        raise UnknownRecordError(f'"{city}" is not a city of this dossier.', f"Name {cities[0]} or {cities[1]}.")
    for what, wanted, offered in (
        ("theme", themes, tuple(THEMES)),
        ("kind of provider", provider_kinds, get_args(PartyKind)),
    ):
        unknown = next((w for w in wanted if w not in offered), None)
        if unknown is not None:
            raise NotOfferedError(f'"{unknown}" is no {what}.', f"Name one of: {', '.join(offered)}.")
    only = Only(city, frozenset(themes), frozenset(provider_kinds))
    return Searcher(dossier, chosen_model()).search(text, top=top, only=only)


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


def head(dossier: Dossier, draws: int, seed: int) -> dict[str, Any]:
    """What every document that rests on the joint sample begins with, after its format."""
    partnership = dossier.partnership
    return {
        "dossier": partnership.id,
        "as_of": partnership.as_of,
        "draws": draws,
        "seed": seed,
        "currency": partnership.currency,
        "price_year": partnership.price_year,
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
