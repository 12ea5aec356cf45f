"""What it is worth to know how large a need is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bybro.decision.prospects import prospects
from bybro.decision.questions.evppi import evppi
from bybro.draws.distribution import of_estimate
from bybro.model.question import Choice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bybro.draws.sample import Draws
    from bybro.matching.candidate import Candidate
    from bybro.model.need import Need

_BEYOND_NOISE = 2.0
"""A value below so many standard errors is noise."""
_TENTH = 10


class DemandGain(NamedTuple):
    """The share of the need gained by knowing its size first, its error, and the choices for a low and a high one."""

    value: float
    standard_error: float
    choice: Choice


def demand_gain(candidates: Sequence[Candidate], need: Need, draws: Draws) -> DemandGain | None:
    """By regression over the draws (Strong, Oakley & Brennan 2014); None where it would change nothing."""
    able = [p for p in prospects(candidates) if not p.is_stopped]
    sized = [p for p in able if p.shares is not None]
    if need.demand is None or need.demand.is_point or not sized or len(able) == 1:
        return None
    benefit = np.stack(
        [
            (np.full(draws.size, p.share) if p.shares is None else p.shares) * (p.worth / p.share if p.share else 0.0)
            for p in able
        ],
        axis=1,
    )
    demand = draws.figure(f"demand {need.id}", of_estimate(need.demand))
    found = evppi(benefit, demand[:, None])
    value, error = float(found.value[0]), float(found.standard_error[0])
    if value <= _BEYOND_NOISE * error:
        return None
    order = np.argsort(demand)
    few = max(1, len(order) // _TENTH)
    parts = (benefit, benefit[order[-few:]], benefit[order[:few]])
    now, high, low = (able[int(part.mean(axis=0).argmax())].solution.id for part in parts)
    return DemandGain(value, error, Choice(now, high, low))
