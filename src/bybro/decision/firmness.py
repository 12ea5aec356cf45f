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
        values = np.empty((self._draws.size, len(candidates), len(names)))
        for n, (candidate, row) in enumerate(zip(candidates, rows, strict=True)):
            for k, name in enumerate(names):
                values[:, n, k] = _drawn(candidate, name, row[name])
        ranking = rank(values, self._weights_of(names))
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


def _drawn(candidate: Candidate, name: Criterion, spread: Spread | None) -> NDArray[np.float64] | float:
    """A criterion in each draw; a candidate that lacks one which enters gets nothing for it."""
    if spread is None:
        return 0.0
    if name == "coverage" and candidate.size.shares is not None:
        return candidate.size.shares
    if name == "affordability" and candidate.size.costs is not None:
        return lightness(candidate.size.costs)
    return spread.p50
