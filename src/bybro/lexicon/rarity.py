"""How much it tells that something occurs: rare things tell more."""

from __future__ import annotations

import math


def rarity(count: float, documents: float) -> float:
    """The weight of what occurs in `count` of `documents` texts (Lucene's form of Robertson & Sparck Jones)."""
    return math.log1p((documents - count + 0.5) / (count + 0.5))
