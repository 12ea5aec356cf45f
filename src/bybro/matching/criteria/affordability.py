"""How light the first programme is to pay for."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from bybro.model.match import Spread

if TYPE_CHECKING:
    from bybro.matching.candidate import Candidate

_LIGHT, _HEAVY = 1e4, 1e9
"""Amounts in the dossier's currency that count as 1 and as 0 (declared; for currencies near the euro)."""


def affordability(candidate: Candidate) -> Spread | None:
    """How light the first programme's cost is, on a log scale from ten thousand (1) to a thousand million (0)."""
    cost = candidate.size.cost
    if cost is None:
        return None
    return Spread(_light(cost.p95), _light(cost.p50), _light(cost.p05))


def _light(amount: float) -> float:
    if amount <= _LIGHT:
        return 1.0
    return max(0.0, 1.0 - math.log(amount / _LIGHT) / math.log(_HEAVY / _LIGHT))
