"""What would be otherwise if a question were answered, criteria weighed or the case seen from another day."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from bybro.decision.match import answers_of
from bybro.decision.what_if.answers import with_answers
from bybro.decision.what_if.changes import changes_between
from bybro.errors import NotOfferedError
from bybro.office.dossiers import day_of
from bybro.office.matching import Matching, head, match
from bybro.office.supposed import supposed, weights_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bybro.model.change import Changes
    from bybro.model.dossier import Dossier


@dataclass(frozen=True)
class WhatIf:
    """The matching as it is and as it would be, with all that differs."""

    before: Matching
    after: Matching
    changes: Changes

    def to_dict(self) -> dict[str, Any]:
        """The document `bybro-what-if/1`."""
        return {
            "format": "bybro-what-if/1",
            **head(self.after.dossier, self.after.draws, self.after.seed),
            **{name: [asdict(c) for c in getattr(self.changes, name)] for name in KINDS},
        }


KINDS = ("verdicts", "groups", "ranks", "firsts")


def what_if(
    dossier: Dossier,
    *,
    answers: Sequence[str] = (),
    weights: Sequence[str] = (),
    as_of: str | None = None,
    needs: Sequence[str] | None = None,
    draws: int = 1024,
    seed: int = 2016,
) -> WhatIf:
    """Match a dossier as it is and as it would be, on the same draws: what differs is the effect and not the noise.

    `answers` as "CITY/INDICATOR=VALUE" or "CITY/INDICATOR/SOLUTION=VALUE", `weights` as "CRITERION=0.4" or
    "CRITERION=0.2..0.5", `as_of` as a day.
    """
    if not (answers or weights or as_of):
        raise NotOfferedError("Nothing is supposed, so nothing changes.", "Give an answer, a weight or a day.")
    seen = dossier if as_of is None else dossier.seen_from(day_of(as_of))
    changed = with_answers(seen, [supposed(a, dossier) for a in answers])
    before = match(dossier, needs=needs, draws=draws, seed=seed)
    matcher, weighed = before.matcher.seeing(changed), weights_of(weights)
    matcher = matcher if weighed is None else matcher.weighing(weighed)
    after = Matching(matcher, answers_of(matcher, needs=needs))
    return WhatIf(before, after, changes_between(before.needs, after.needs))
