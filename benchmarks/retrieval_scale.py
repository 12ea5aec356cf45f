"""Time and memory of the index at 100,000 and 1,000,000 made-up solutions, beside bm25s and tantivy, in one run.

    python -m benchmarks.retrieval_scale [--sizes 100000,1000000] [--queries 1000] [--threads 2]

Every engine gets the same token ids in a process of its own, so that its memory is its own (`retrieval_engines`). Not
timed for anyone: making the texts, and putting the ids into the form the engine takes (arrays, lists, words as text).
Printed are the index time, its memory (what the process grew by, and its peak), the place on disk, the time until a
saved index is open again, the first query with whatever is compiled for it, and all queries for the best 50 (the least
of as many times as eight seconds hold, five at least, as something else may run on the machine).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.retrieval_engines import ENGINES, missing
from benchmarks.synthetic_corpus import queries, solutions

_SLOW = {"bm25s numpy": 100_000}
"""Engines that would take minutes beyond this size."""
_COLUMNS = (
    ("index_s", "index s"),
    ("grown_mb", "grown MB"),
    ("peak_mb", "peak MB"),
    ("disk_mb", "disk MB"),
    ("load_s", "load s"),
    ("first_s", "first query s"),
    ("queries_s", "queries s"),
)
_RATIOS = (
    ("queries_s", "bm25s numba", "queries: bybro / bm25s numba", 1.5),
    ("queries_s", "tantivy", "queries: bybro / tantivy", 1.0),
    ("index_s", "bm25s numba", "index:   bybro / bm25s numba", 1.5),
    ("index_s", "tantivy", "index:   bybro / tantivy", None),
)


def measured(engine: str, folder: Path, threads: int) -> dict[str, Any]:
    """What an engine told of itself, run in a process of its own over the texts in a folder."""
    command = (sys.executable, "-m", "benchmarks.retrieval_engines", engine, str(folder), str(threads))
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603 - a command of our own
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def compare(size: int, count: int, threads: int) -> None:
    """Print the table and the ratios for one size."""
    with tempfile.TemporaryDirectory() as room:
        folder = Path(room)
        texts = solutions(size)
        np.save(folder / "tokens.npy", texts.tokens)
        np.save(folder / "starts.npy", texts.starts)
        np.save(folder / "queries.npy", queries(texts, count).tokens.reshape(count, -1))
        print(f"\n{size:,} solutions, {len(texts.tokens):,} words; {count:,} queries, {threads} threads")
        del texts
        print(f"{'':14}" + "".join(f"{title:>15}" for _, title in _COLUMNS))
        found: dict[str, dict[str, Any]] = {}
        for engine in ENGINES:
            if why := missing(engine):
                print(f"{engine:14}{why}")
            elif size <= _SLOW.get(engine, size):
                found[engine] = measured(engine, folder, threads)
                print(f"{engine:14}" + "".join(f"{found[engine][key]:15,.3f}" for key, _ in _COLUMNS), flush=True)
        _agree(folder, found)
    for line in found["bybro"]["notes"]:
        print(line)
    for key, peer, title, bound in _RATIOS:
        if peer in found:
            ratio = found["bybro"][key] / found[peer][key]
            kept = "" if bound is None else f"   ({'within' if ratio <= bound else 'BEYOND'} {bound})"
            print(f"{title}  {ratio:6.2f}{kept}")


def _agree(folder: Path, found: dict[str, dict[str, Any]]) -> None:
    """Stop where ours and bm25s do not give the same scores: a fast wrong answer is none."""
    ours = np.load(folder / "bybro.npy")
    for engine in found:
        if engine.startswith("bm25s"):
            theirs = np.load(folder / f"{engine}.npy")
            np.testing.assert_allclose(ours, theirs, rtol=1e-5)


def main() -> None:
    """Read the options and compare at each size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", default="100000,1000000", help="numbers of solutions, with commas between")
    parser.add_argument("--queries", type=int, default=1000, help="number of queries")
    parser.add_argument("--threads", type=int, default=2, help="threads for the queries, the same for each engine")
    told = parser.parse_args()
    for size in told.sizes.split(","):
        compare(int(size), told.queries, told.threads)


if __name__ == "__main__":
    main()
