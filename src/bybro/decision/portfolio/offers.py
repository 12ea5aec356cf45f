"""From needs and their prospects to what may be chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bybro.decision.portfolio.options import Choices, Option, Use
from bybro.decision.portfolio.silent import SilentShares
from bybro.decision.portfolio.ways import can_be_done, ways_of
from bybro.decision.prospects import prospects
from bybro.matching.sizing import affected_by, most_units, one_unit, price_of, share_met

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bybro.decision.match import Matcher
    from bybro.decision.prospects import Prospect
    from bybro.draws.sample import Draws
    from bybro.matching.candidate import Candidate
    from bybro.matching.sizing import Price
    from bybro.model.need import Need

AT_THIS_SCALE = 0.001
"""A programme that would meet less than this of a need, even where it works, is no answer: it only uses up money."""


class _Offer(NamedTuple):
    """A service that speaks to some needs (by place), and its price in the currency asked for."""

    prospects: dict[int, Prospect]
    price: Price | None

    @property
    def candidate(self) -> Candidate:
        """It, held against the first of its needs; lines and chance are the same for all."""
        return next(iter(self.prospects.values())).candidate

    @property
    def most(self) -> int:
        """Units there can be."""
        return 1 if self.price is None or self.price.is_whole else most_units(self.candidate.solution)


def choices_of(matcher: Matcher, needs: Sequence[Need], currency: str, *, wanted: Collection[str] = ()) -> Choices:
    """What may be chosen for needs, priced in a currency; solutions that are `wanted` also where they are small.

    A solution of the group `no` is no choice, unless what stops it is put in place by another that is one.
    """
    offers = _offers(matcher, needs, currency)
    silent = SilentShares((place, p, o.price) for o in offers for place, p in o.prospects.items())
    grounds = [o.candidate for o in offers if o.price is not None and can_be_done(o.candidate)]
    options: list[Option] = []
    uses: list[Use] = []
    too_small: list[str] = []
    for offer in offers:
        if offer.price is None:
            continue
        solution = offer.candidate.solution
        put = list(_put(offer, silent, matcher.draws, least=0.0 if solution.id in wanted else AT_THIS_SCALE))
        ways = list(ways_of(offer.candidate, grounds, matcher.draws))
        too_small += [solution.id] if ways and not put else []
        for way in ways if put else []:
            uses += [replace(use, option=len(options), met=use.met * way.works) for use in put]
            options.append(Option(solution, way.after, offer.price, offer.most))
    severity = np.array([need.severity for need in needs], dtype=float)
    return Choices(
        needs=tuple(needs),
        weights=severity / max(1.0, severity.sum()),
        affected=tuple(affected_by(need, matcher.draws) for need in needs),
        options=tuple(options),
        uses=tuple(uses),
        not_costed=tuple(o.candidate.solution.id for o in offers if o.price is None and can_be_done(o.candidate)),
        too_small=tuple(too_small),
        size=matcher.draws.size,
    )


def _offers(matcher: Matcher, needs: Sequence[Need], currency: str) -> list[_Offer]:
    """The relevant services with the needs they speak to, in file order."""
    found: dict[str, dict[int, Prospect]] = {}
    for place, need in enumerate(needs):
        for prospect in prospects(matcher.candidates(need)):
            if prospect.solution.delivers == "service":
                found.setdefault(prospect.solution.id, {})[place] = prospect
    dossier = matcher.dossier
    return [_Offer(found[s.id], price_of(s, currency, dossier)) for s in dossier.solutions if s.id in found]


def _put(offer: _Offer, silent: SilentShares, draws: Draws, *, least: float) -> Iterator[Use]:
    """The offer put to each of its needs, as if it worked everywhere; not where it would meet less than `least`."""
    for place, prospect in offer.prospects.items():
        candidate, programme = prospect.candidate, prospect.candidate.size.programme
        if programme is None:
            most, share = 1, np.full(draws.size, silent.share(place, prospect, offer.price))
        else:
            # no more units than the need could do with
            most = min(offer.most, programme.units)
            share = share_met(candidate.need, one_unit(candidate.need, candidate.solution) or 0.0, draws)
        if most * float(share.mean()) >= least:
            yield Use(0, place, most, is_assumed=programme is None, met=share * candidate.relevance.score)
