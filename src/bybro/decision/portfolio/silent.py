"""What is assumed of a solution that has a price and of whose size nobody has told."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bybro.decision.prospects import Prospect
    from bybro.matching.sizing import Price


class SilentShares:
    """The share of a need that one unit is assumed to meet: the usual assumption, and never a bargain.

    Under a budget a fixed share would make the cheapest silent solution the best buy (a set of air sensors at 10 % of
    clean air). So its money buys at most what that of those buys who told their size: the assumed share, or the price
    over the price of the whole need where that is less. The price of the whole need is the median over the solutions
    with a price and a size that speak to it; over those of all needs where it has none. Silence is no merit.
    """

    def __init__(self, known: Iterable[tuple[int, Prospect, Price | None]]) -> None:
        by_need: dict[int, list[float]] = {}
        for need, prospect, price in known:
            programme = prospect.candidate.size.programme
            if programme is not None and price is not None and price.mean > 0.0 and prospect.share > 0.0:
                by_need.setdefault(need, []).append(price.mean * programme.units / prospect.share)
        self._whole = {need: median(prices) for need, prices in by_need.items()}
        everywhere = [price for prices in by_need.values() for price in prices]
        self._usual = median(everywhere) if everywhere else None

    def share(self, need: int, prospect: Prospect, price: Price | None) -> float:
        """The assumed share of one unit."""
        whole = self._whole.get(need, self._usual)
        return prospect.share if whole is None or price is None else min(prospect.share, price.mean / whole)
