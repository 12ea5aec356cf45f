"""How fast a ranking under uncertainty is, beside one written plainly in numpy, in one run.

    python -m benchmarks.decision [--draws 16384] [--alternatives 200] [--criteria 8] [--facts 30]

Ready values: uniform numbers (10,000, alternatives, criteria), free weights. The plain one draws Dirichlet weights,
sums, sorts and counts, and gives rank acceptabilities and central weights only: no errors, no ties, no confidence.

The chain facts -> criteria -> ranks: the facts are drawn once (PERT), shares and costs computed from them, the other
criteria are what they are, and the ranks counted with their errors. The plain one draws a triangular score for each
cell in each draw, by the inverse of its distribution, and ranks as above. Both over the same number of draws.
"""

from __future__ import annotations

import argparse
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bybro.decision.free_weights import drawn_weights
from bybro.decision.smaa import Ranking, in_parts, rank, smaa2
from bybro.draws.distribution import of_range
from bybro.draws.sample import Draws
from bybro.matching.criteria.affordability import lightness

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

TIMES, READY = 7, 10_000


def plain(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Rank acceptabilities as a script would find them."""
    draws, alternatives, criteria = values.shape
    weights = np.random.default_rng(0).dirichlet(np.ones(criteria), draws)
    utilities = np.einsum("dac,dc->da", values, weights)
    ranks = np.argsort(np.argsort(-utilities, axis=1), axis=1)
    acceptability = np.zeros((alternatives, alternatives))
    for alternative in range(alternatives):
        acceptability[alternative] = np.bincount(ranks[:, alternative], minlength=alternatives) / draws
        first = ranks[:, alternative] == 0
        if first.any():
            weights[first].mean(axis=0)
    return acceptability


class Case(NamedTuple):
    """Alternatives whose share and cost rest on facts; shapes (alternatives,), (alternatives, criteria), (facts, 3)."""

    share_of: NDArray[np.intp]
    capacity: NDArray[np.float64]
    cost_of: NDArray[np.intp]
    units: NDArray[np.float64]
    fixed: NDArray[np.float64]
    facts: NDArray[np.float64]


def a_case(alternatives: int, criteria: int, facts: int) -> Case:
    """Half of the facts are demands of 100 to 900, half are costs of 1 to 90 million."""
    rng = np.random.default_rng(2)
    half = facts // 2
    low = np.concatenate([rng.uniform(100, 300, half), rng.uniform(1e6, 9e6, facts - half)])
    ranges = np.stack([low, low * rng.uniform(1.1, 2.0, facts), low * rng.uniform(2.0, 9.0, facts)], axis=1)
    return Case(
        rng.integers(0, half, alternatives),
        rng.uniform(10, 600, alternatives),
        rng.integers(half, facts, alternatives),
        rng.uniform(1, 10, alternatives),
        rng.random((alternatives, criteria)),
        ranges,
    )


def chain(case: Case, draws: int) -> Ranking:
    """From facts to ranks, as the desk does it."""
    sample = Draws(draws)
    moving = {0: np.empty((draws, len(case.capacity))), 1: np.empty((draws, len(case.capacity)))}

    def known(number: int) -> NDArray[np.float64]:
        low, mode, high = case.facts[number].tolist()
        return of_range(low, mode, high, "t/day").quantile(sample.column(f"fact {number}"))

    with ThreadPoolExecutor(2) as pool:
        drawn = np.stack(list(pool.map(known, range(len(case.facts)))), axis=1)

        def work(rows: slice) -> None:
            np.minimum(1.0, case.capacity / drawn[rows, case.share_of], out=moving[0][rows])
            moving[1][rows] = lightness(case.units * drawn[rows, case.cost_of])

        list(pool.map(work, [slice(n * draws // 16, (n + 1) * draws // 16) for n in range(16)]))
    criteria = case.fixed.shape[1]
    weights = in_parts(lambda part: drawn_weights(criteria, None, None, part), size=draws, seed=1)
    return rank(case.fixed, weights, moving)


def triangular(draws: int, alternatives: int, criteria: int) -> NDArray[np.float64]:
    """Rank acceptabilities where every cell is drawn for itself."""
    rng = np.random.default_rng(0)
    low = 0.4 * rng.random((alternatives, criteria))
    mode, high = low + 0.2, low + 0.4
    place = rng.random((draws, alternatives, criteria))
    turn = (mode - low) / (high - low)
    rising = low + np.sqrt(place * (high - low) * (mode - low))
    falling = high - np.sqrt((1.0 - place) * (high - low) * (high - mode))
    return plain(np.where(place < turn, rising, falling))


def quickest(work: Callable[[], object]) -> float:
    """Seconds of the quickest of several runs, after one to warm up."""
    work()
    found = []
    for _ in range(TIMES):
        begin = time.perf_counter()
        work()
        found.append(time.perf_counter() - begin)
    return min(found)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure rankings under uncertainty.")
    for name, value in (("draws", 16_384), ("alternatives", 200), ("criteria", 8), ("facts", 30)):
        parser.add_argument(f"--{name}", type=int, default=value)
    asked = parser.parse_args()
    values = np.random.default_rng(1).random((READY, asked.alternatives, asked.criteria))
    print(f"ready values: {READY} draws, {asked.alternatives} alternatives, {asked.criteria} criteria")
    print(f"smaa2        {quickest(lambda: smaa2(values)):.3f} s, with errors, ties and confidence factors")
    print(f"plain numpy  {quickest(lambda: plain(values)):.3f} s, acceptabilities and central weights only")
    ours, theirs = smaa2(values).rank_acceptability, plain(values)
    print(f"largest difference of an acceptability: {np.abs(ours - theirs).max():.4f}")
    case = a_case(asked.alternatives, asked.criteria, asked.facts)
    print(f"facts -> criteria -> ranks: {asked.draws} draws, {asked.facts} facts")
    own = quickest(lambda: chain(case, asked.draws))
    other = quickest(lambda: triangular(asked.draws, asked.alternatives, asked.criteria))
    print(f"ours         {own:.3f} s, with errors and ties")
    print(f"plain numpy  {other:.3f} s, a triangular score a cell: {other / own:.1f} times as long")


if __name__ == "__main__":
    main()
