"""The one door to the answer: every need of both cities against what the other side offers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bybro.decision.firmness import Firmness
from bybro.decision.groups import group_of, near_misses, stoppers
from bybro.decision.shortlist import criteria_of, ranks, scores
from bybro.draws.sample import Draws
from bybro.lexicon.shelf import packaged_shelf
from bybro.matching.candidate import Candidate
from bybro.matching.chance import chance_of
from bybro.matching.corpus import Corpus
from bybro.matching.facts import FactBase
from bybro.matching.query import query_of
from bybro.matching.reasons import reasons_against, reasons_for
from bybro.matching.requirements import lines_of
from bybro.matching.retrieval import Relevance, Retriever
from bybro.matching.sizing import size_of
from bybro.matching.thesauri import thesauri
from bybro.model.match import GROUPS, RELEVANT, Match, NeedMatches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from bybro.decision.weights import Weights
    from bybro.matching.dense import Encoder
    from bybro.matching.query import Query
    from bybro.model.dossier import Dossier
    from bybro.model.match import Criterion, NearMiss, Spread
    from bybro.model.need import Need
    from bybro.model.solution import Solution
    from bybro.model.verdict import Chance, Line

LISTED = 0.2
"""Matches below this relevance are not listed."""


class _Side(NamedTuple):
    """What is offered to a city: the solutions, the row of each, and the means to score them."""

    solutions: tuple[Solution, ...]
    rows: dict[str, int]
    retriever: Retriever


class _Judged(NamedTuple):
    """A solution in a city: its verdicts and what follows from them, whatever the need."""

    lines: tuple[Line, ...]
    chance: Chance
    changes: tuple[NearMiss, ...]


class Matcher:
    """A dossier made ready for matching: texts taken apart, facts sorted, the sample drawn when asked for.

    Everything is worked out at first use and kept, so that several needs share it.
    """

    def __init__(
        self,
        dossier: Dossier,
        *,
        draws: int = 1024,
        seed: int = 2016,
        weights: Weights = None,
        encoder: Encoder | None = None,
    ) -> None:
        self.dossier = dossier
        self._encoder = encoder
        self.draws = Draws(draws, seed, dossier.together)
        self._weights = weights
        self._firmness = Firmness(weights, self.draws)
        self._shelf = packaged_shelf().with_thesauri(*thesauri(dossier.terms))
        self._lexicon = self._shelf.terms
        self._facts = FactBase(dossier, self._lexicon)
        self._sides: dict[str, _Side] = {}
        self._judgements: dict[tuple[str, str], _Judged] = {}
        self._relevance: dict[str, tuple[Query, NDArray[np.float64]]] = {}
        self._elsewhere: dict[str, list[tuple[str, NDArray[np.bool_]]]] = {}

    def match(self, need: Need, *, top: int | None = None) -> NeedMatches:
        """One need against the other side's solutions: all with relevance 0.2 or more, or the `top` most relevant.

        Ranks are those among all that are relevant, however many are listed.
        """
        _, relevance = self._relevance_of(need)
        solutions = self._side(need.city).solutions
        best = [int(row) for row in np.argsort(-relevance, kind="stable")[:top]] if top is not None else []
        candidates = self.candidates(need, best)
        matches = [m for group in GROUPS for m in self._ranked([c for c in candidates if c.group == group])]
        if top is not None:
            listed = {solutions[row].id for row in best}
            matches = [m for m in matches if m.solution.id in listed]
        return NeedMatches(need, not bool((relevance >= RELEVANT).any()), tuple(matches))

    def candidates(self, need: Need, also: Iterable[int] = ()) -> tuple[Candidate, ...]:
        """The other side's solutions with relevance 0.2 or more, in file order, and those in the rows of `also`."""
        query, relevance = self._relevance_of(need)
        solutions, _, retriever = self._side(need.city)
        considered = {*also, *np.flatnonzero(relevance >= LISTED).tolist()}
        return tuple(
            self._candidate(need, solutions[row], Relevance(float(relevance[row]), retriever.why(query, row)))
            for row in sorted(considered)
        )

    def _side(self, city: str) -> _Side:
        """What is offered to a city, taken apart."""
        if city not in self._sides:
            offered = self.dossier.offered_to(city)
            rows = {s.id: n for n, s in enumerate(offered)}
            corpus = Corpus(offered, self.dossier.class_by_id, self._shelf)
            self._sides[city] = _Side(offered, rows, Retriever(corpus, self._encoder))
        return self._sides[city]

    def _relevance_of(self, need: Need) -> tuple[Query, NDArray[np.float64]]:
        if need.id not in self._relevance:
            query = query_of(need, self._shelf)
            self._relevance[need.id] = (query, self._side(need.city).retriever.scores(query))
        return self._relevance[need.id]

    def _judged(self, solution: Solution, city: str) -> _Judged:
        key = (solution.id, city)
        if key not in self._judgements:
            lines = lines_of(solution, city, self.dossier, self._facts, self._lexicon)
            chance = chance_of(lines, self.dossier.indicator_by_id)
            self._judgements[key] = _Judged(lines, chance, near_misses(lines, self.dossier, self._facts))
        return self._judgements[key]

    def _candidate(self, need: Need, solution: Solution, relevance: Relevance) -> Candidate:
        judged = self._judged(solution, need.city)
        return Candidate(
            need=need,
            solution=solution,
            dossier=self.dossier,
            relevance=relevance,
            lines=judged.lines,
            chance=judged.chance,
            size=size_of(need, solution, self.dossier, self.draws),
            helps_themes=self._other_themes_helped(need, solution),
            group=group_of(solution, judged.lines),
        )

    def _other_themes_helped(self, need: Need, solution: Solution) -> tuple[str, ...]:
        """The first themes of the city's needs, of none of this need's themes, that the solution speaks to."""
        if need.id not in self._elsewhere:
            self._elsewhere[need.id] = [
                (n.themes[0], self._relevance_of(n)[1] >= RELEVANT)
                for n in self.dossier.needs
                if n.city == need.city and not n.umbrella and not set(n.themes) & set(need.themes)
            ]
        row = self._side(need.city).rows[solution.id]
        return tuple(sorted({theme for theme, speaks in self._elsewhere[need.id] if speaks[row]}))

    def _ranked(self, candidates: Sequence[Candidate]) -> Iterable[Match]:
        """The matches of one group: the relevant ones by rank, then the others by relevance."""
        relevant = [c for c in candidates if c.relevance.score >= RELEVANT]
        rows = [criteria_of(c) for c in relevant]
        found = scores(rows, self._weights, self.draws)
        ranked = [
            replace(self._match(c, row), score=score, rank=rank)
            for c, row, score, rank in zip(relevant, rows, found, ranks(found), strict=True)
        ]
        if relevant and relevant[0].group == "no":
            ranked = [replace(m, rank=None) for m in ranked]
        else:
            firm = self._firmness.of(relevant, rows)
            ranked = [replace(m, **f._asdict()) for m, f in zip(ranked, firm, strict=True)]
        rest = [self._match(c, criteria_of(c)) for c in candidates if c.relevance.score < RELEVANT]
        yield from sorted(ranked, key=lambda m: -(m.score or 0.0))
        yield from sorted(rest, key=lambda m: -m.relevance)

    def _match(self, candidate: Candidate, criteria: Mapping[Criterion, Spread | None]) -> Match:
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
            would_fit_if=self._judged(candidate.solution, candidate.need.city).changes,
        )


def match(
    dossier: Dossier,
    *,
    needs: Sequence[str] | None = None,
    top: int | None = None,
    draws: int = 1024,
    seed: int = 2016,
    weights: Weights = None,
    encoder: Encoder | None = None,
    progress: Callable[[float], None] = lambda _: None,
) -> tuple[NeedMatches, ...]:
    """Every need of both cities (or those named, in file order) with the other side's solutions.

    `encoder` is a language model that is asked beside the words and concepts, if an office has one.
    `progress` is told the share of the needs that is done, after each.
    Raises `UnknownRecordError` for a need the dossier does not hold, `NotOfferedError` for weights that cannot be.
    """
    matcher = Matcher(dossier, draws=draws, seed=seed, weights=weights, encoder=encoder)
    return answers_of(matcher, needs=needs, top=top, progress=progress)


def answers_of(
    matcher: Matcher,
    *,
    needs: Sequence[str] | None = None,
    top: int | None = None,
    progress: Callable[[float], None] = lambda _: None,
) -> tuple[NeedMatches, ...]:
    """The same from a matcher at hand, which may be asked for more afterwards."""
    dossier = matcher.dossier
    wanted = None if needs is None else {dossier.need(n).id for n in needs}
    asked = [n for n in dossier.needs if wanted is None or n.id in wanted]
    found: list[NeedMatches] = []
    for need in asked:
        found.append(matcher.match(need, top=top))
        progress(len(found) / len(asked))
    return tuple(found)
