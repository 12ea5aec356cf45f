"""What a solution rests on in a city: for each answer that is open, when the solution can work."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bybro.decision.prospects import capped
from bybro.decision.questions.assumptions import ASSUMED, ODDS
from bybro.matching.chance import chance_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from bybro.matching.candidate import Candidate
    from bybro.model.indicator import Indicator
    from bybro.model.verdict import Chance, Line

_SETTLED = frozenset({"holds", "fails", "remark"})


class Topic(NamedTuple):
    """What one answer settles: a question about a city, or about one solution's site, as the same facts tell it."""

    city: str
    indicator: str
    solution: str | None
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Doubts:
    """The lines of a solution that decide, by topic, under each of the assumptions.

    `held[topic]`, shape (2, assumptions): from where to where on the scale of answers, 0 the lowest and 1 the highest,
    the lines on it hold. `chance` (assumptions,): that all lines hold. `open_lines`: those that no fact settles.
    `stopped_by`: the topics of killers that fail.
    """

    held: Mapping[Topic, NDArray[np.float64]]
    chance: NDArray[np.float64]
    open_lines: Mapping[Topic, Line]
    stopped_by: frozenset[Topic]


def doubts_of(candidate: Candidate, indicators: Mapping[str, Indicator]) -> Doubts:
    """What a candidate rests on, whatever the need."""
    lines = [x for x in candidate.lines if x.requirement.decides]
    by_odds = {odds: [_with_odds(x, odds) for x in lines] for odds in ODDS}
    chances = {odds: candidate.chance if odds == 1.0 else chance_of(x, indicators) for odds, x in by_odds.items()}
    held: dict[Topic, NDArray[np.float64]] = {}
    open_lines: dict[Topic, Line] = {}
    stopped: set[Topic] = set()
    for place, line in enumerate(lines):
        topic = _topic(line, candidate, indicators)
        ends = {odds: _held(x[place]) for odds, x in by_odds.items()}
        own = np.array([ends[a.odds] for a in ASSUMED]).T
        held[topic] = own if topic not in held else _both(held[topic], own)
        if line.verdict not in _SETTLED:
            open_lines.setdefault(topic, line)
        if line.requirement.importance == "killer" and line.verdict == "fails":
            stopped.add(topic)
    chance = np.array([_chance(a.tempered, chances[a.odds], by_odds[a.odds]) for a in ASSUMED])
    return Doubts(held, chance, open_lines, frozenset(stopped))


def _chance(tempered: bool, chance: Chance, lines: list[Line]) -> float:  # noqa: FBT001  (a column of the assumptions)
    return capped(chance.standard, lines) if tempered else chance.as_listed


def _with_odds(line: Line, odds: float) -> Line:
    p = line.probability
    if odds == 1.0 or p is None or line.facts or not 0.0 < p < 1.0:
        return line
    return replace(line, probability=odds * p / (odds * p + 1.0 - p))


def _topic(line: Line, candidate: Candidate, indicators: Mapping[str, Indicator]) -> Topic:
    name = line.requirement.indicator or ""
    is_site = indicators[name].grain == "site"
    return Topic(candidate.need.city, name, candidate.solution.id if is_site else None, line.facts)


def _held(line: Line) -> tuple[float, float]:
    probability = 1.0 if line.probability is None else line.probability
    return (0.0, probability) if line.requirement.asks_for == "less" else (1.0 - probability, 1.0)


def _both(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    low = np.maximum(one[0], other[0])
    return np.stack([low, np.maximum(low, np.minimum(one[1], other[1]))])
