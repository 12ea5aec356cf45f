"""The one door to a portfolio: the best use of a budget, and what more money or other demands would change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bybro.decision.match import Matcher
from bybro.decision.portfolio.demands import binding, unmet
from bybro.decision.portfolio.frontier import MORE, Frontier, names_of
from bybro.decision.portfolio.offers import choices_of
from bybro.decision.portfolio.telling import Teller
from bybro.decision.portfolio.terms import Terms, refuse_no_budget
from bybro.errors import NotOfferedError, UnknownRecordError
from bybro.lexicon.units import CURRENCIES
from bybro.model.portfolio import Demand, OneMillionMore, Outside, Portfolio

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bybro.decision.portfolio.options import Choices
    from bybro.decision.portfolio.solver import Plan
    from bybro.matching.dense import Encoder
    from bybro.model.dossier import Dossier
    from bybro.model.need import Need

MILLION = 1_000_000.0
OUTSIDE = 5
"""So many of the solutions that would come in next are told."""


def portfolio(
    dossier: Dossier,
    *,
    budget: float,
    terms: Terms | None = None,
    currency: str | None = None,
    city: str | None = None,
    draws: int = 1024,
    seed: int = 2016,
    encoder: Encoder | None = None,
) -> Portfolio:
    """The solutions and units that meet the most of both cities' needs (or one's) within a budget, over all draws.

    `currency`: of the budget and of all costs, the dossier's unless said otherwise.
    Raises `UnknownRecordError` for a city or solution the dossier does not hold, `NotOfferedError` for a budget, a
    currency or terms that cannot be.
    """
    refuse_no_budget(budget)
    terms, currency = terms or Terms(), currency or dossier.partnership.currency
    if currency not in CURRENCIES:
        raise NotOfferedError(f'"{currency}" is no currency of bybro.', f"Name one of: {', '.join(CURRENCIES)}.")
    needs = needs_of(dossier, city)
    terms.check(dossier, frozenset(need.themes[0] for need in needs))
    matcher = Matcher(dossier, draws=draws, seed=seed, encoder=encoder)
    return _answer(teller_of(matcher, needs, currency, wanted=terms.require), terms, budget)


def teller_of(matcher: Matcher, needs: Sequence[Need], currency: str, *, wanted: Collection[str] = ()) -> Teller:
    """What may be chosen for needs, and the means to tell of it; `wanted` as in `choices_of`."""
    choices = choices_of(matcher, needs, currency, wanted=wanted)
    return Teller(choices, matcher.draws, currency, matcher.dossier.partnership.price_year)


def needs_of(dossier: Dossier, city: str | None = None) -> list[Need]:
    """The needs that money is spent on: of both cities or one, umbrella needs left out.

    Raises `UnknownRecordError` for a city that is neither.
    """
    cities = (dossier.partnership.home_city, dossier.partnership.partner_city)
    if city is not None and city not in cities:
        raise UnknownRecordError(f'"{city}" is not a city of this dossier.', f"Name {cities[0]} or {cities[1]}.")
    return [need for need in dossier.needs if not need.umbrella and city in {None, need.city}]


def _answer(teller: Teller, terms: Terms, budget: float) -> Portfolio:
    frontier = Frontier(teller.choices, terms)
    budgets = frontier.budgets(budget)
    found = [frontier.at(b) for b in budgets]
    plan = found[budgets.index(budget)]
    entries = frontier.entries(budget, [b for b in budgets if b > budget], OUTSIDE)
    return Portfolio(
        budget=budget,
        currency=teller.currency,
        status="infeasible" if plan is None else "optimal" if plan.is_proven else "feasible",
        gap=None if plan is None else plan.gap,
        people_helped=None if plan is None else teller.people(plan),
        needs_met=None if plan is None else plan.needs_met,
        assumed=None if plan is None else teller.assumed(plan),
        bad_case=None if plan is None else teller.bad_case(plan),
        cost=None if plan is None else teller.cost(plan.units),
        chosen=() if plan is None else teller.chosen(plan),
        just_outside=tuple(Outside(*entry) for entry in entries),
        one_million_more=None if plan is None else _one_million_more(frontier, budget, plan),
        binding=() if plan is None else _binding(teller.choices, terms, frontier, budget, plan),
        unmet=() if plan is not None else unmet(teller.choices, terms, budget),
        not_costed=teller.choices.not_costed,
        too_small=teller.choices.too_small,
        frontier=tuple(teller.point(b, p) for b, p in zip(budgets, found, strict=True)),
    )


def _one_million_more(frontier: Frontier, budget: float, plan: Plan) -> OneMillionMore | None:
    more = frontier.at(budget + MILLION)
    if more is None:
        return None
    before, after = names_of(frontier.choices, plan), names_of(frontier.choices, more)
    return OneMillionMore(more.needs_met - plan.needs_met, tuple(sorted(after - before)), tuple(sorted(before - after)))


def _binding(choices: Choices, terms: Terms, frontier: Frontier, budget: float, plan: Plan) -> tuple[Demand, ...]:
    free = frontier.at(frontier.everything)
    is_short = free is not None and free.needs_met > plan.needs_met + MORE
    return (*([Demand("budget", (), budget)] if is_short else []), *binding(choices, terms, budget, plan))
