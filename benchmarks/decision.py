"""How fast a ranking under uncertainty is, beside one written plainly in numpy, in one run.

    python -m benchmarks.decision [--draws 10000] [--alternatives 200] [--criteria 8]

Ready values: uniform numbers (draws, alternatives, criteria), free weights. The plain one draws Dirichlet weights,
sums, sorts and counts, and gives rank acceptabilities and central weights only: no errors, no ties, no confidence.
"""

from __future__ import annotations

import argparse
import time
from typing import TYPE_CHECKING

import numpy as np

from bybro.decision.smaa import smaa2

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

TIMES = 7


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
    for name, value in (("draws", 10_000), ("alternatives", 200), ("criteria", 8)):
        parser.add_argument(f"--{name}", type=int, default=value)
    asked = parser.parse_args()
    values = np.random.default_rng(1).random((asked.draws, asked.alternatives, asked.criteria))
    print(f"{asked.draws} draws, {asked.alternatives} alternatives, {asked.criteria} criteria")
    print(f"smaa2        {quickest(lambda: smaa2(values)):.3f} s, with errors, ties and confidence factors")
    print(f"plain numpy  {quickest(lambda: plain(values)):.3f} s, acceptabilities and central weights only")
    ours, theirs = smaa2(values).rank_acceptability, plain(values)
    print(f"largest difference of an acceptability: {np.abs(ours - theirs).max():.4f}")


if __name__ == "__main__":
    main()
