"""The matches of a need within each group: the relevant ones by rank, then the others by relevance."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from bybro.decision.firmness import Firmness
from bybro.decision.groups import stoppers
from bybro.decision.shortlist import criteria_of, ranks, scores
from bybro.matching.reasons import reasons_against, reasons_for
from bybro.model.match import RELEVANT, Match

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bybro.decision.weights import Weights
    from bybro.draws.sample import Draws
    from bybro.matching.candidate import Candidate
    from bybro.model.dossier import Dossier
    from bybro.model.match import Criterion, Group, NearMiss, Spread
    from bybro.model.need import Need

Rival = tuple["Candidate", tuple["NearMiss", ...]]
"""A candidate of a group, and what would have to change for it."""


class _Ranked(NamedTuple):
    """The candidates of a group as they were, and what was found of them."""

    rivals: Sequence[Rival]
    matches: tuple[Match, ...]


class Ranking:
    """The ranks in each group of each need, by some weights; kept: only a group that changed is ranked anew."""

    def __init__(self, weights: Weights, draws: Draws) -> None:
        self._weights = weights
        self._draws = draws
        self._firmness = Firmness(weights, draws)
        self._known: dict[tuple[str, Group], _Ranked] = {}

    def over(self, draws: Draws) -> Ranking:
        """The ranks by the same weights over other draws."""
        return Ranking(self._weights, draws)

    def of(self, need: Need, group: Group, rivals: Sequence[Rival]) -> tuple[Match, ...]:
        """The matches of one group of a need."""
        key = (need.id, group)
        before = self._known.get(key)
        if before is None or not _are_same(rivals, before.rivals):
            self._known[key] = before = _Ranked(rivals, tuple(self._ranked(rivals)))
        return before.matches

    def _ranked(self, rivals: Sequence[Rival]) -> list[Match]:
        relevant = [r for r in rivals if r[0].relevance.score >= RELEVANT]
        candidates = [candidate for candidate, _ in relevant]
        rows = [criteria_of(c) for c in candidates]
        found = scores(rows, self._weights, self._draws)
        placed: list[dict[str, Any]]
        if candidates and candidates[0].group == "no":
            placed = [{"score": score, "rank": None} for score in found]
        else:
            firm = self._firmness.of(candidates, rows)
            each = zip(found, ranks(found), firm, strict=True)
            placed = [{"score": score, "rank": rank, **f._asdict()} for score, rank, f in each]
        ranked = [
            replace(_match(rival, row), **place) for rival, row, place in zip(relevant, rows, placed, strict=True)
        ]
        rest = [_match(rival, criteria_of(rival[0])) for rival in rivals if rival[0].relevance.score < RELEVANT]
        return [*sorted(ranked, key=lambda m: -(m.score or 0.0)), *sorted(rest, key=lambda m: -m.relevance)]


def _are_same(rivals: Sequence[Rival], before: Sequence[Rival]) -> bool:
    """Whether all that is asked of some candidates is as it was before."""
    return len(rivals) == len(before) and all(map(_is_same, rivals, before))


def _is_same(rival: Rival, before: Rival) -> bool:
    (one, changes), (other, others) = rival, before
    # a size that was worked out anew may have other draws behind the same figures
    return one.size is other.size and (changes, *_parts(one)) == (others, *_parts(other))


def _parts(candidate: Candidate) -> tuple[object, ...]:
    return (
        candidate.need,
        candidate.solution,
        candidate.relevance,
        candidate.lines,
        candidate.chance,
        candidate.helps_themes,
        _setting(candidate.dossier),
    )


def _setting(dossier: Dossier) -> object:
    """What criteria and reasons ask of a dossier beside a candidate's own records: which references stood where."""
    return dossier.as_of.year, dossier.cities


def _match(rival: Rival, criteria: Mapping[Criterion, Spread | None]) -> Match:
    candidate, changes = rival
    size = candidate.size
    return Match(
        need=candidate.need,
        solution=candidate.solution,
        group=candidate.group,
        rank=None,
        stopped_by=stoppers(candidate.lines),
        relevance=candidate.relevance.score,
        why=candidate.relevance.why,
        lines=candidate.lines,
        chance=candidate.chance,
        programme=size.programme,
        coverage=size.coverage,
        cost=size.cost,
        people_helped=size.people_helped,
        criteria=criteria,
        score=None,
        for_=reasons_for(candidate),
        against=reasons_against(candidate),
        would_fit_if=changes,
    )
