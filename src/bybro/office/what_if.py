"""What would be otherwise if a question were answered, criteria weighed, money found or the day another one."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from bybro.decision.match import answers_of
from bybro.decision.what_if.answers import with_answers
from bybro.decision.what_if.changes import changes_between
from bybro.decision.what_if.plans import plan_change
from bybro.errors import NotOfferedError
from bybro.office.dossiers import day_of
from bybro.office.matching import Matching, head, match
from bybro.office.supposed import budgets_of, supposed, weights_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bybro.model.change import Changes, PlanChange
    from bybro.model.dossier import Dossier


@dataclass(frozen=True)
class WhatIf:
    """The matching as it is and as it would be, with all that differs."""

    before: Matching
    after: Matching
    changes: Changes
    plan: PlanChange | None

    def to_dict(self) -> dict[str, Any]:
        """The document `bybro-what-if/1`."""
        return {
            "format": "bybro-what-if/1",
            **head(self.after.dossier, self.after.draws, self.after.seed),
            **{name: [asdict(c) for c in getattr(self.changes, name)] for name in KINDS},
            "plan": None if self.plan is None else asdict(self.plan),
        }


KINDS = ("verdicts", "groups", "ranks", "firsts")


def what_if(
    dossier: Dossier,
    *,
    answers: Sequence[str] = (),
    weights: Sequence[str] = (),
    as_of: str | None = None,
    budget: str | None = None,
    needs: Sequence[str] | None = None,
    draws: int = 1024,
    seed: int = 2016,
) -> WhatIf:
    """Match a dossier as it is and as it would be, on the same draws: what differs is the effect and not the noise.

    `answers` as "CITY/INDICATOR=VALUE" or "CITY/INDICATOR/SOLUTION=VALUE", `weights` as "CRITERION=0.4" or
    "CRITERION=0.2..0.5", `as_of` as a day; `budget` as "2e7", to see its best use on both sides, or "2e7..3e7".
    """
    if not (answers or weights or as_of or budget):
        raise NotOfferedError(
            "Nothing is supposed, so nothing changes.", "Give an answer, a weight, a day or a budget."
        )
    money = None if budget is None else budgets_of(budget)
    seen = dossier if as_of is None else dossier.seen_from(day_of(as_of))
    told = [supposed(a, dossier) for a in answers]
    if len({(a.city, a.indicator, a.solution) for a in told}) < len(told):
        raise NotOfferedError("One question is answered twice.", "Give each answer once.")
    changed = with_answers(seen, told)
    before = match(dossier, needs=needs, draws=draws, seed=seed)
    matcher, weighed = before.matcher.seeing(changed), weights_of(weights)
    matcher = matcher if weighed is None else matcher.weighing(weighed)
    after = Matching(matcher, answers_of(matcher, needs=needs))
    plan = None if money is None else plan_change(before.matcher, matcher, *money)
    return WhatIf(before, after, changes_between(before.needs, after.needs), plan)
