"""How light the first programme is to pay for."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from bybro.model.match import Spread

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bybro.matching.candidate import Candidate

_LIGHT, _HEAVY = 1e4, 1e9
"""Amounts in the dossier's currency that count as 1 and as 0 (declared; for currencies near the euro)."""


def affordability(candidate: Candidate) -> Spread | None:
    """How light the first programme's cost is, on a log scale from ten thousand (1) to a thousand million (0)."""
    cost = candidate.size.cost
    if cost is None:
        return None
    heavy, middle, least = lightness(np.array([cost.p95, cost.p50, cost.p05])).tolist()
    return Spread(heavy, middle, least)


def lightness(amounts: NDArray[np.float64]) -> NDArray[np.float64]:
    """How light amounts are to pay, each from 0 to 1."""
    return np.asarray(1.0 - np.log(np.clip(amounts, _LIGHT, _HEAVY) / _LIGHT) / math.log(_HEAVY / _LIGHT))
