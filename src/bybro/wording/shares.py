"""Shares and probabilities as whole per cents, never "0%" or "100%" for what is only close to it."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from bybro.model.match import Spread
from bybro.wording.locales import digits
from bybro.wording.messages import message


def probability(value: float, language: str) -> str:
    """A probability in per cent: "40%"; "under 1%" and "over 99%" at the ends unless it is exactly 0 or 1."""
    whole = _whole(value)
    if whole is not None:
        return message("figure.percent", language, number=digits(whole, language))
    side, edge = ("under", Decimal(1)) if _per_cent(value) < 1 else ("over", Decimal(99))
    figure = message("figure.percent", language, number=digits(edge, language))
    return message(f"figure.{side}", language, figure=figure)


def share(value: float | Spread, language: str) -> str:
    """A share of 0 to 1 in per cent; of an uncertain one the middle with its range: "26% (20–31%)"."""
    if not isinstance(value, Spread):
        return probability(value, language)
    middle, bounds = probability(value.p50, language), share_span(value.p05, value.p95, language)
    return middle if middle == bounds else message("figure.spread", language, middle=middle, span=bounds)


def share_span(low: float, high: float, language: str) -> str:
    """A range of shares in per cent: "20–31%", "under 1% to 5%"; one figure where both ends read the same."""
    ends = probability(low, language), probability(high, language)
    if ends[0] == ends[1]:
        return ends[0]
    whole_low, whole_high = _whole(low), _whole(high)
    if whole_low is None or whole_high is None:
        return message("figure.span_words", language, low=ends[0], high=ends[1])
    both = message("figure.span", language, low=digits(whole_low, language), high=digits(whole_high, language))
    return message("figure.percent", language, number=both)


def _per_cent(value: float) -> Decimal:
    return Decimal(str(value)) * 100


def _whole(value: float) -> Decimal | None:
    """The whole per cent, or None for a share that would only round to nothing or to all of it."""
    exact = _per_cent(value)
    whole = exact.quantize(Decimal(1), ROUND_HALF_UP)
    is_hidden = (whole == 0 and exact != 0) or (whole == 100 and exact < 100)  # noqa: PLR2004
    return None if is_hidden else whole
