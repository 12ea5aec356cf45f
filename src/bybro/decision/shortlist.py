"""Ranks within a group: the expected value of the criteria that are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bybro.decision.weights import mean_weights
from bybro.matching.criteria.affordability import affordability
from bybro.matching.criteria.co_benefits import co_benefits
from bybro.matching.criteria.commitment import commitment
from bybro.matching.criteria.coverage import coverage
from bybro.matching.criteria.fit import fit
from bybro.matching.criteria.proof import proof
from bybro.matching.criteria.relevance import relevance
from bybro.model.match import CRITERIA

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bybro.decision.weights import Weights
    from bybro.draws.sample import Draws
    from bybro.matching.candidate import Candidate
    from bybro.model.match import Criterion, Spread

_ENTERS = 0.5
"""A criterion enters a group where at least this part of its candidates has it."""
_DIGITS = 12

_FUNCTIONS: dict[Criterion, Callable[[Candidate], Spread | None]] = {
    "relevance": relevance,
    "fit": fit,
    "proof": proof,
    "coverage": coverage,
    "affordability": affordability,
    "commitment": commitment,
    "co_benefits": co_benefits,
}


def criteria_of(candidate: Candidate) -> dict[Criterion, Spread | None]:
    """Every criterion of a candidate, None where nothing is known."""
    return {name: _FUNCTIONS[name](candidate) for name in CRITERIA}


def entering(rows: Sequence[Mapping[Criterion, Spread | None]]) -> tuple[Criterion, ...]:
    """The criteria that at least half of the candidates of a group have."""
    return tuple(c for c in CRITERIA if rows and sum(r[c] is not None for r in rows) >= _ENTERS * len(rows))


def scores(rows: Sequence[Mapping[Criterion, Spread | None]], weights: Weights, draws: Draws) -> tuple[float, ...]:
    """The expected value of each candidate of a group over the criteria that enter it, at the mean weights.

    A candidate that lacks a criterion which enters gets nothing for it: silence is no merit.
    """
    names = entering(rows)
    mean = mean_weights(names, weights, draws)
    return tuple(round(sum(mean[c] * v.p50 for c in names if (v := r[c]) is not None), _DIGITS) for r in rows)


def ranks(values: Sequence[float]) -> tuple[int, ...]:
    """Ranks from 1, the highest value first; equal values share the lower number."""
    return tuple(1 + sum(other > value for other in values) for value in values)
