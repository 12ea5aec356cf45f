"""The portfolio of a dossier, and the document that others script against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bybro.decision.portfolio.portfolio import portfolio as best_use
from bybro.decision.portfolio.terms import Terms
from bybro.draws.sample import Draws
from bybro.office.language_model import chosen_model
from bybro.office.match_document import money_document, spread_document
from bybro.office.matching import head, refuse_half_a_bridge
from bybro.wording.demands import cannot_be_kept

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bybro.model.dossier import Dossier
    from bybro.model.portfolio import Chosen, Demand, OneMillionMore, Portfolio


@dataclass(frozen=True)
class Budgeting:
    """The answer for a dossier and a budget, and the sample it rests on."""

    dossier: Dossier
    portfolio: Portfolio
    draws: int
    seed: int

    def to_dict(self) -> dict[str, Any]:
        """The contract's `bybro-portfolio/1`, equal to what `bybro portfolio --json` prints."""
        found = self.portfolio
        return {
            "format": "bybro-portfolio/1",
            **head(self.dossier, self.draws, self.seed),
            "currency": found.currency,
            "budget": found.budget,
            "status": found.status,
            "gap": found.gap,
            "people_helped": spread_document(found.people_helped),
            "needs_met": found.needs_met,
            "assumed": found.assumed,
            "bad_case": found.bad_case,
            "cost": money_document(found.cost),
            "chosen": [_chosen(c) for c in found.chosen],
            "just_outside": [{"solution": o.solution, "enters_at": o.enters_at} for o in found.just_outside],
            "one_million_more": _one_million_more(found.one_million_more),
            "binding": [_demand(d) for d in found.binding],
            "unmet": [
                {**_demand(u.demand), "reason": u.reason, "text": {"en": cannot_be_kept(u)}} for u in found.unmet
            ],
            "not_costed": list(found.not_costed),
            "too_small": list(found.too_small),
            "frontier": [
                {"budget": p.budget, "needs_met": p.needs_met, "people_helped": spread_document(p.people_helped)}
                for p in found.frontier
            ],
        }


def portfolio(  # noqa: PLR0913  (each is a demand of its own, named where it is asked)
    dossier: Dossier,
    *,
    budget: float,
    currency: str | None = None,
    draws: int = 1024,
    seed: int = 2016,
    exclude: Sequence[str] = (),
    require: Sequence[str] = (),
    max_per_provider: int | None = None,
    not_together: Sequence[Sequence[str]] = (),
    after: Sequence[Sequence[str]] = (),
    min_share: Mapping[str, float] | None = None,
    floor: float | None = None,
    city: str | None = None,
) -> Budgeting:
    """The solutions and units that meet the most of the needs of both cities (or one `city`) within a budget.

    `exclude`, `require`: solutions. `not_together`: of each group at most one. `after`: pairs (first, then), the second
    only with the first. `min_share`: theme -> least share of its needs. `floor`: least share in the worst tenth of the
    draws. `currency`: of the budget, the dossier's unless said otherwise. `draws` is rounded up to a power of two.
    Raises `UnknownRecordError` and `NotOfferedError` for what cannot be asked.
    """
    refuse_half_a_bridge(dossier)
    terms = Terms(
        exclude=tuple(exclude),
        require=tuple(require),
        max_per_provider=max_per_provider,
        not_together=tuple(tuple(group) for group in not_together),
        after=tuple(tuple(pair) for pair in after),
        min_share=dict(min_share or {}),
        floor=floor,
    )
    found = best_use(
        dossier,
        budget=float(budget),
        terms=terms,
        currency=currency,
        city=city,
        draws=draws,
        seed=seed,
        encoder=chosen_model(),
    )
    return Budgeting(dossier, found, Draws(draws, seed).size, seed)


def _chosen(chosen: Chosen) -> dict[str, Any]:
    return {
        "solution": chosen.solution,
        "needs": dict(chosen.needs),
        "units": chosen.units,
        "cost": money_document(chosen.cost),
        "people_helped": spread_document(chosen.people_helped),
        "assumed": list(chosen.assumed),
        "after": chosen.after,
    }


def _one_million_more(more: OneMillionMore | None) -> dict[str, Any] | None:
    if more is None:
        return None
    return {"needs_met": more.needs_met, "chosen": list(more.chosen), "left": list(more.left)}


def _demand(demand: Demand) -> dict[str, Any]:
    return {"demand": demand.kind, "names": list(demand.names), "value": demand.value}
