"""What was asked of a portfolio and cannot be kept, as sentences (in English, as the command line speaks)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bybro.model.portfolio import Demand, Unmet

_WHY = {
    "excluded": "It is also excluded.",
    "no_cost": "It has no cost that can be reckoned with.",
    "does_not_fit": "It is no service that meets one of the needs and could be done there.",
    "out_of_reach": "No money keeps it with what can be chosen.",
    "too_dear": "It takes more money than the budget.",
    "with_the_rest": "It cannot be kept together with the budget and the rest.",
}


def demand(asked: Demand) -> str:
    """A demand in words: "at least 20% of the needs in water"."""
    value = asked.value or 0.0
    names = " and ".join(asked.names)
    return {
        "budget": "the budget",
        "exclude": f"without {names}",
        "require": f"with {names}",
        "max_per_provider": f"at most {value:.0f} solutions of a provider",
        "not_together": f"not {names} together",
        "after": f"{asked.names[-1] if asked.names else ''} only with {asked.names[0] if asked.names else ''}",
        "min_share": f"at least {value:.3g} of the needs in {names}",
        "floor": f"at least {value:.3g} of the needs in the worst tenth",
    }[asked.kind]


def cannot_be_kept(fault: Unmet) -> str:
    """Which demand cannot be kept, and why."""
    return f"Asked for: {demand(fault.demand)}. {_WHY[fault.reason]}"
