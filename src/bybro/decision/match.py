"""The one door to the answer: every need of both cities against what the other side offers."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

import numpy as np

from bybro.decision.groups import group_of
from bybro.decision.ranking import Ranking
from bybro.decision.relevances import Relevances
from bybro.decision.sizes import Sizes
from bybro.decision.verdicts import Verdicts
from bybro.draws.sample import Draws
from bybro.matching.candidate import Candidate
from bybro.model.match import GROUPS, RELEVANT, NeedMatches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bybro.decision.weights import Weights
    from bybro.matching.dense import Encoder
    from bybro.model.dossier import Dossier
    from bybro.model.need import Need
    from bybro.model.solution import Solution

LISTED = 0.2
"""Matches below this relevance are not listed."""


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
        self.draws = Draws(draws, seed, dossier.together)
        self.relevances = Relevances(dossier, encoder)
        self.verdicts = Verdicts(dossier, self.relevances.lexicon)
        self.sizes = Sizes(dossier, self.draws)
        self.ranking = Ranking(weights, self.draws)

    def seeing(self, dossier: Dossier) -> Matcher:
        """The matcher of a changed dossier, which answers as a fresh one: all is kept that rests on nothing changed.

        After one edited fact some verdicts and the ranks of their groups are worked out anew, and no text is read.
        """
        seen = copy(self)
        seen.dossier = dossier
        seen.relevances = self.relevances.seeing(dossier)
        seen.verdicts = self.verdicts.seeing(dossier)
        if dossier.together == self.dossier.together:
            seen.sizes = self.sizes.seeing(dossier)
        else:
            seen.draws = Draws(self.draws.size, self.draws.seed, dossier.together)
            seen.sizes, seen.ranking = Sizes(dossier, seen.draws), self.ranking.over(seen.draws)
        return seen

    def weighing(self, weights: Weights) -> Matcher:
        """The matcher of the same dossier by other weights: only scores and ranks are worked out anew."""
        weighed = copy(self)
        weighed.ranking = Ranking(weights, self.draws)
        return weighed

    def match(self, need: Need, *, top: int | None = None) -> NeedMatches:
        """One need against the other side's solutions: all with relevance 0.2 or more, or the `top` most relevant.

        Ranks are those among all that are relevant, however many are listed.
        """
        relevance = self.relevances.scores(need)
        best = [int(row) for row in np.argsort(-relevance, kind="stable")[:top]] if top is not None else []
        candidates = self.candidates(need, best)
        rivals = [(c, self.verdicts.of(c.solution, need.city).changes) for c in candidates]
        matches = [m for g in GROUPS for m in self.ranking.of(need, g, [r for r in rivals if r[0].group == g])]
        if top is not None:
            offered = self.dossier.offered_to(need.city)
            listed = {offered[row].id for row in best}
            matches = [m for m in matches if m.solution.id in listed]
        return NeedMatches(need, not bool((relevance >= RELEVANT).any()), tuple(matches))

    def candidates(self, need: Need, also: Iterable[int] = ()) -> tuple[Candidate, ...]:
        """The other side's solutions with relevance 0.2 or more, in file order, and those in the rows of `also`."""
        rows = sorted({*also, *np.flatnonzero(self.relevances.scores(need) >= LISTED).tolist()})
        offered = self.dossier.offered_to(need.city)
        return tuple(self._candidate(need, offered[row], row) for row in rows)

    def _candidate(self, need: Need, solution: Solution, row: int) -> Candidate:
        judged = self.verdicts.of(solution, need.city)
        return Candidate(
            need=need,
            solution=solution,
            dossier=self.dossier,
            relevance=self.relevances.of(need, row),
            lines=judged.lines,
            chance=judged.chance,
            size=self.sizes.of(need, solution),
            helps_themes=self.relevances.other_themes(need, row),
            group=group_of(solution, judged.lines),
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
