"""How a solution answers a need: the group, the verdicts, the size, and what speaks for and against."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bybro.model.indicator import Change
    from bybro.model.need import Need
    from bybro.model.solution import Solution
    from bybro.model.text import Text
    from bybro.model.verdict import Chance, Line

Group = Literal["could", "only_if", "prepares", "no"]
GROUPS: tuple[Group, ...] = ("could", "only_if", "prepares", "no")
"""The groups of the shortlist in the order they are read; they never mix."""

Criterion = Literal["relevance", "fit", "proof", "coverage", "affordability", "commitment", "co_benefits"]
CRITERIA: tuple[Criterion, ...] = (
    "relevance",
    "fit",
    "proof",
    "coverage",
    "affordability",
    "commitment",
    "co_benefits",
)

RELEVANT = 0.5
"""At this relevance a competent officer would look at it."""


@dataclass(frozen=True, slots=True)
class Spread:
    """An uncertain figure by its 5th, 50th and 95th percentile."""

    p05: float
    p50: float
    p95: float

    @classmethod
    def point(cls, value: float) -> Spread:
        """A figure without spread."""
        return cls(value, value, value)


@dataclass(frozen=True, slots=True)
class Money(Spread):
    """A cost in the dossier's currency. `adjusted`: brought to `price_year`'s prices (else exchanged only)."""

    currency: str = "EUR"
    price_year: int | None = None
    adjusted: bool = False


@dataclass(frozen=True, slots=True)
class Programme:
    """The first programme: how many `units`, how many the whole need would take, and how busy they would be."""

    units: int
    units_for_all: float
    utilisation: float


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a solution was found: a word both texts use, or a concept both speak of."""

    kind: Literal["word", "concept"]
    name: str
    label: Text | None
    """The concept's label by language; a word stands for itself."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A statement for or against as a code with its values; the sentence is made in `bybro.wording`."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NearMiss:
    """What would have to change: the number needed, or the decision and who takes it."""

    indicator: str
    change: Change
    from_: float | bool | None
    to: float | bool
    unit: str | None
    who: str


@dataclass(frozen=True, slots=True)
class Match:
    """A solution held against a need. Missing figures are None, never 0.

    `rank` runs from 1 within the group, equal values share the lower; None below relevance 0.5 and in `no`.
    `score` is the expected value of the criteria that rank it. `programme`, `coverage`, `cost` and
    `people_helped` speak of the first programme. `rank_acceptability`: how often it has each rank of its group, the
    first rank first, when figures and weights are uncertain; `expected_rank` its mean, with the Monte Carlo error of
    it; `no_clear_first`: not even the best of the group is first in 35 of 100 draws. None where there is no rank. A
    person's `judgement` is None until it exists.
    """

    need: Need
    solution: Solution
    group: Group
    rank: int | None
    stopped_by: tuple[str, ...]
    relevance: float
    why: tuple[Ground, ...]
    lines: tuple[Line, ...]
    chance: Chance
    programme: Programme | None
    coverage: Spread | None
    cost: Money | None
    people_helped: Spread | None
    criteria: Mapping[Criterion, Spread | None]
    score: float | None
    for_: tuple[Reason, ...]
    against: tuple[Reason, ...]
    would_fit_if: tuple[NearMiss, ...]
    rank_acceptability: tuple[float, ...] | None = None
    expected_rank: float | None = None
    expected_rank_error: float | None = None
    no_clear_first: bool | None = None
    judgement: str | None = None


@dataclass(frozen=True, slots=True)
class NeedMatches:
    """A need with the other side's solutions, in the order of the groups and ranks.

    `nothing_fits`: no solution of the other side reaches relevance 0.5.
    """

    need: Need
    nothing_fits: bool
    matches: tuple[Match, ...]

    def in_group(self, group: Group) -> tuple[Match, ...]:
        """The relevant matches of a group, in order."""
        return tuple(m for m in self.matches if m.group == group and m.relevance >= RELEVANT)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of text in its language; `marks`: where what was asked for stands in it (start, end of characters)."""

    text: str
    language: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A solution found by a search: its calibrated relevance, why, and the words that say so in title and text."""

    solution: Solution
    score: float
    why: tuple[Ground, ...]
    title: Excerpt
    excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a search: the language the query seems to be in, and the hits, best first."""

    query: str
    language: str | None
    nothing_fits: bool
    hits: tuple[Hit, ...]
