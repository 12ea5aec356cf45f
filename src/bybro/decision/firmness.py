"""How firm the ranks of a group are, when criteria and weights are uncertain: SMAA-2 over the dossier's draws."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bybro.decision.shortlist import entering
from bybro.decision.smaa import in_parts, rank
from bybro.decision.weights import by_column
from bybro.matching.criteria.affordability import lightness

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from bybro.decision.weights import Weights
    from bybro.draws.sample import Draws
    from bybro.matching.candidate import Candidate
    from bybro.model.match import Criterion, Spread

CLEAR = 0.35
"""The first-rank acceptability below which even the best of a group is no clear first."""


class Firm(NamedTuple):
    """How often a candidate has each rank of its group, its mean rank with the Monte Carlo error of it, and whether
    the group has no clear first.
    """  # noqa: D205

    rank_acceptability: tuple[float, ...]
    expected_rank: float
    expected_rank_error: float
    no_clear_first: bool


class Firmness:
    """Ranks under uncertainty for any group of a dossier; the weights are drawn once for each set of criteria."""

    def __init__(self, weights: Weights, draws: Draws) -> None:
        self._weights = weights
        self._draws = draws
        self._drawn: dict[tuple[Criterion, ...], NDArray[np.float64]] = {}

    def of(self, candidates: Sequence[Candidate], rows: Sequence[Mapping[Criterion, Spread | None]]) -> list[Firm]:
        """For each candidate of a group, whose criteria stand in `rows`, how firm its rank is."""
        if not rows:
            return []
        names = entering(rows)
        values = np.array([[0.0 if (v := row[c]) is None else v.p50 for c in names] for row in rows])
        moving = {k: m for k, c in enumerate(names) if (m := self._moving(c, candidates, values[:, k])) is not None}
        ranking = rank(values.reshape(len(rows), len(names)), self._weights_of(names), moving)
        acceptability = ranking.acceptability
        unclear = len(candidates) > 1 and float(acceptability[:, 0].max()) < CLEAR
        places = np.arange(1.0, len(candidates) + 1.0)
        return [
            Firm(tuple(row.tolist()), float(row @ places), float(error), unclear)
            for row, error in zip(acceptability, ranking.expected_rank_error, strict=True)
        ]

    def _weights_of(self, names: tuple[Criterion, ...]) -> NDArray[np.float64]:
        if names not in self._drawn:
            draw = partial(by_column, names, self._weights)
            self._drawn[names] = in_parts(draw, size=self._draws.size, seed=self._draws.seed)
        return self._drawn[names]

    def _moving(
        self, criterion: Criterion, candidates: Sequence[Candidate], values: NDArray[np.float64]
    ) -> NDArray[np.float64] | None:
        """A criterion in each draw, (draws, candidates), where it rests on uncertain figures; None where it does not.

        A candidate that lacks one which enters gets nothing for it.
        """
        drawn = [_drawn(criterion, c) for c in candidates]
        if all(d is None for d in drawn):
            return None
        found = np.tile(values, (self._draws.size, 1))
        for place, cells in enumerate(drawn):
            if cells is not None:
                found[:, place] = cells
        return found


def _drawn(criterion: Criterion, candidate: Candidate) -> NDArray[np.float64] | None:
    size = candidate.size
    if criterion == "coverage":
        return size.shares
    if criterion == "affordability" and size.costs is not None:
        return lightness(size.costs)
    return None
