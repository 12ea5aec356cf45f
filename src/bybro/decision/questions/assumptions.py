"""What is assumed when questions are put in order, and what else might as well be assumed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bybro.decision.prospects import ASSUMED_SHARE


@dataclass(frozen=True, slots=True)
class Assumptions:
    """What nobody has told and the order rests on.

    `share` of a need that an unsized solution meets; `odds` by which the chance of every line without a fact is
    multiplied; `relevance` as a power (0: all that is relevant is equally so); whether long lists of requirements are
    `tempered`, and whether needs count by their `severity`; and how much less a need's next question counts once one
    of its own stands on the list (`turn`).
    """

    share: float = ASSUMED_SHARE
    odds: float = 1.0
    relevance: float = 1.0
    tempered: bool = True
    severity: bool = True
    turn: float = 0.5


_STATED = Assumptions()

ASSUMED: tuple[Assumptions, ...] = (
    _STATED,
    replace(_STATED, share=ASSUMED_SHARE / 2.0),
    replace(_STATED, share=ASSUMED_SHARE * 2.0),
    replace(_STATED, odds=0.5),
    replace(_STATED, odds=2.0),
    replace(_STATED, relevance=0.0),
    replace(_STATED, tempered=False),
    replace(_STATED, severity=False),
    replace(_STATED, turn=1.0),
)
"""The first is the order as printed; each other changes one thing. A question's places in all of them are its band."""

ODDS = tuple(dict.fromkeys(a.odds for a in ASSUMED))
"""The odds that occur among them."""
