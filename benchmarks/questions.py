"""Does asking in our order pay? A true world is drawn, the first questions are answered, a choice is made and counted.

    python -m benchmarks.questions [--worlds 200] [--answers 5,10,25,50]

For each need of the partner city the programme of which most is expected is chosen, by the rule of the desk itself
(share x relevance x chance) with the answers put in. Counted is what it meets in the true world, by severity: nothing
where one line that decides does not hold there. Every order meets the same worlds. They are drawn twice: each answer
for itself, and with a common cause (a well-run city has more of everything; correlation .3). Printed is, in
thousandths of the needs, what each order gains over choosing without asking, and in brackets what ours gains beyond
it, with the 95 % interval of the mean difference.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.special import ndtr, ndtri

from bybro.decision.match import Matcher
from bybro.decision.questions.doubts import doubts_of
from bybro.decision.questions.gain import gains_of
from bybro.decision.questions.stakes import stakes_of
from bybro.decision.questions.turns import in_turns
from bybro.draws.sample import Draws
from bybro.office.dossiers import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from bybro.decision.questions.doubts import Doubts, Topic
    from bybro.matching.candidate import Candidate

    Floats = NDArray[np.float64]

_ENOUGH = 3


class Option(NamedTuple):
    """A choice for a need: its promise, and when it works."""

    promise: float
    doubts: Doubts
    as_listed: float
    lines: int


class Case(NamedTuple):
    """The choices of each need with its weight, and every question that is open about them."""

    needs: list[tuple[float, list[Option]]]
    topics: list[Topic]
    worths: list[dict[str, float]]
    spread: list[float]


def _case() -> Case:
    dossier, _ = read("example")
    matcher = Matcher(dossier)
    needs = [n for n in dossier.needs if n.city == dossier.partnership.partner_city and not n.umbrella]
    total = sum(n.severity for n in needs)
    known: dict[str, Doubts] = {}
    found: list[tuple[float, list[Option]]] = []
    worths: dict[Topic, dict[str, float]] = {}
    spread: dict[Topic, float] = {}

    def rests_on(candidate: Candidate) -> Doubts:
        if candidate.solution.id not in known:
            known[candidate.solution.id] = doubts_of(candidate, dossier.indicator_by_id)
        return known[candidate.solution.id]

    for need in needs:
        by_id = {c.solution.id: c for c in matcher.candidates(need)}
        stakes = stakes_of(list(by_id.values()), rests_on)
        weight = need.severity / total
        found.append(
            (weight, [_option(by_id[s], p, d) for s, p, d in _rows(stakes.solutions, stakes.promise, stakes.doubts)])
        )
        gains = gains_of(stakes)
        for topic, places in stakes.touching().items():
            width = stakes.doubts[places[0]].held[topic][:, 0]
            spread[topic] = abs(float(width[1] - width[0]) - 0.5)
            own = worths.setdefault(topic, {})
            if topic in gains:
                own[need.id] = weight * float(gains[topic].value[0])
    return Case(found, list(worths), list(worths.values()), [spread[t] for t in worths])


def _rows(solutions: tuple[str, ...], promise: Floats, doubts: tuple[Doubts, ...]) -> list[tuple[str, float, Doubts]]:
    return list(zip(solutions, promise[:, 0].tolist(), doubts, strict=True))


def _option(candidate: Candidate, promise: float, doubts: Doubts) -> Option:
    return Option(promise, doubts, candidate.chance.as_listed, candidate.chance.lines)


def _met(case: Case, world: dict[Topic, float], answered: frozenset[Topic]) -> float:
    """What the choices made with these answers meet in the world."""
    met = 0.0
    for weight, options in case.needs:
        worth = [o.promise * _chance(o, world, answered) for o in options]
        best = max(range(len(options)), key=worth.__getitem__, default=None)
        if best is not None and worth[best] > 0.0 and _works(options[best], world):
            met += weight * options[best].promise
    return met


def _chance(option: Option, world: dict[Topic, float], answered: frozenset[Topic]) -> float:
    """The chance that the desk tells once it knows the answers."""
    doubts = option.doubts
    if doubts.stopped_by - answered:
        return 0.0
    left, hardest = option.as_listed, 1.0
    for topic, ends in doubts.held.items():
        low, high = ends[:, 0]
        if topic not in answered:
            hardest = min(hardest, high - low)
        elif low <= world[topic] < high:
            left /= high - low
        else:
            return 0.0
    tempered = min(left, hardest) ** min(1.0, _ENOUGH / option.lines) if option.lines else 1.0
    return float(min(tempered * 0.5 ** max(0, _ENOUGH - option.lines), hardest))


def _works(option: Option, world: dict[Topic, float]) -> bool:
    return all(ends[0, 0] <= world[topic] < ends[1, 0] for topic, ends in option.doubts.held.items())


def _worlds(case: Case, number: int, correlation: float) -> list[dict[Topic, float]]:
    sample = Draws(number, 4)
    every = list(dict.fromkeys(t for _, options in case.needs for o in options for t in o.doubts.held))
    common = ndtri(sample.column("common"))
    columns = [
        ndtr(np.sqrt(correlation) * common + np.sqrt(1.0 - correlation) * ndtri(sample.column(repr(t)))) for t in every
    ]
    return [{t: float(c[n]) for t, c in zip(every, columns, strict=True)} for n in range(number)]


def _orders(case: Case, number: int) -> dict[str, Callable[[int], list[int]]]:
    ours = in_turns(case.worths, 0.5)
    by_value = in_turns(case.worths, 1.0)
    widest = np.argsort(case.spread, kind="stable").tolist()
    shuffles = Draws(len(case.topics) * 2, 5)
    mixed = [np.argsort(shuffles.column(f"order {n}")[: len(case.topics)]).tolist() for n in range(number)]
    return {
        "ours": lambda _: ours,
        "by value, no turns": lambda _: by_value,
        "as listed": lambda _: list(range(len(case.topics))),
        "widest range first": lambda _: widest,
        "random": lambda n: mixed[n],
    }


def main() -> None:
    """Print what each order gains."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--worlds", type=int, default=200)
    parser.add_argument("--answers", default="5,10,25,50")
    given = parser.parse_args()
    counts = [int(n) for n in given.answers.split(",")]
    case = _case()
    print(f"{len(case.needs)} needs, {len(case.topics)} open questions, {given.worlds} worlds")
    for correlation in (0.0, 0.3):
        worlds = _worlds(case, given.worlds, correlation)
        before = np.array([_met(case, w, frozenset()) for w in worlds])
        print(f"\ncorrelation {correlation}: met without asking {1000 * before.mean():.2f}")
        gained = {
            name: np.array(
                [
                    [_met(case, w, frozenset(case.topics[q] for q in order(n)[:k])) for k in counts]
                    for n, w in enumerate(worlds)
                ]
            )
            - before[:, None]
            for name, order in _orders(case, given.worlds).items()
        }
        print(f"{'order':20}" + "".join(f"{f'{k} answers':>24}" for k in counts))
        for name, values in gained.items():
            apart = gained["ours"] - values
            error = 1.96 * apart.std(axis=0, ddof=1) / np.sqrt(len(apart))
            cells = [
                f"{1000 * v:8.2f} ({1000 * d:+.2f} ± {1000 * e:.2f})"
                for v, d, e in zip(values.mean(axis=0), apart.mean(axis=0), error, strict=True)
            ]
            print(f"{name:20}" + "".join(f"{c:>24}" for c in cells))


if __name__ == "__main__":
    main()
