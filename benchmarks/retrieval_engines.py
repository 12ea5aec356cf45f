"""The engines that `retrieval_scale` compares, each called in a process of its own; it tells its figures as JSON."""

from __future__ import annotations

import importlib
import importlib.util
import json
import resource
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from benchmarks.synthetic_corpus import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

TOP = 50
_REPEATED, _PATIENCE = 5, 8.0
_MB = 1e6


class Engine(Protocol):
    """What an engine can do; each call is timed as it stands."""

    notes: list[str]

    def prepare(self, tokens: NDArray[np.int32], starts: NDArray[np.int64]) -> None:
        """Bring the texts into the form the engine takes, and compile what an index needs: not timed."""

    def index(self, folder: Path) -> None:
        """Build the index; one that lives on disk is built in the folder."""

    def save(self, folder: Path) -> None:
        """Write the index to the folder."""

    def load(self, folder: Path) -> None:
        """Open it again."""

    def ask(self, queries: NDArray[np.int32], threads: int) -> NDArray[np.float32]:
        """The scores of the best `TOP` for each query."""


class Bybro:
    """Ours: scipy's sparse product over arrays mapped from files."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def prepare(self, tokens: NDArray[np.int32], starts: NDArray[np.int64]) -> None:
        """Nothing but the imports: the arrays are what it takes."""
        from bybro.matching.large_index import LargeIndex  # noqa: PLC0415 - no engine pays for another's imports
        from bybro.matching.token_lists import TokenLists  # noqa: PLC0415

        self._documents = TokenLists(tokens, starts)
        LargeIndex.over(TokenLists.of([[0]]), 1)

    def index(self, folder: Path) -> None:  # noqa: ARG002 - it lives in memory until it is saved
        """Postings and scores."""
        from bybro.matching.large_index import LargeIndex  # noqa: PLC0415

        self._base = LargeIndex.over(self._documents, WORDS)

    def save(self, folder: Path) -> None:
        """With an id for each solution, a word for each token, and the texts' token ids for later merges."""
        from bybro.exchange.index_folder import write_index  # noqa: PLC0415
        from bybro.matching.changing_index import ChangingIndex  # noqa: PLC0415
        from bybro.matching.names import Names  # noqa: PLC0415
        from bybro.matching.stored_index import parts  # noqa: PLC0415

        ids = Names.of([f"solution-{n}" for n in range(self._documents.size)])
        words = Names.of([f"w{n}" for n in range(WORDS)])
        write_index(parts(ChangingIndex(self._base, self._documents, ids, WORDS), words), folder, "benchmark")

    def load(self, folder: Path) -> None:
        """Mapped, with the vocabulary held against its checksum."""
        from bybro.exchange.index_folder import read_index  # noqa: PLC0415
        from bybro.matching.stored_index import assembled  # noqa: PLC0415

        self._index, self._words = assembled(read_index(folder))

    def ask(self, queries: NDArray[np.int32], threads: int) -> NDArray[np.float32]:
        """All in one call, from the mapped files."""
        from bybro.matching.large_index import Queries  # noqa: PLC0415
        from bybro.matching.token_lists import TokenLists  # noqa: PLC0415

        starts = np.arange(len(queries) + 1, dtype=np.int64) * queries.shape[1]
        _, hits = self._index.top(Queries(TokenLists(queries.ravel(), starts)), TOP, threads)
        return hits.scores

    def change(self, queries: NDArray[np.int32], threads: int) -> None:
        """How long changes take: one solution, and the merge when two in a hundred have changed."""
        self._index.put("solution-0", queries[0])
        took = _seconds(lambda: self.ask(queries[:1], 1))
        self.notes.append(f"bybro, one solution replaced and one query answered: {took * 1000:.1f} ms")
        many = self._index.base.size // 100
        for n in range(many):
            self._index.put(f"solution-{n}", queries[n % len(queries)])
        assert self._index.due
        self.ask(queries[:1], 1)
        took = _best(lambda: self.ask(queries, threads))
        self.notes.append(f"bybro, all queries with {many:,} solutions replaced and not yet merged: {took:.3f} s")
        self.notes.append(f"bybro, the merge then: {_seconds(self._index.merged):.2f} s")


class Bm25s:
    """bm25s with one of its backends."""

    def __init__(self, backend: str) -> None:
        self.notes: list[str] = []
        self._backend = backend

    def _new(self) -> Any:  # noqa: ANN401 - bm25s has no types
        import bm25s  # noqa: PLC0415

        return bm25s.BM25(method="lucene", k1=1.2, b=0.75, backend=self._backend)

    def prepare(self, tokens: NDArray[np.int32], starts: NDArray[np.int64]) -> None:
        """Lists of ids."""
        self._texts = [tokens[a:b].tolist() for a, b in pairwise(starts.tolist())]
        self._words = {str(n): n for n in range(WORDS)}
        self._new().index(([[0, 1]], {"0": 0, "1": 1}), show_progress=False)

    def index(self, folder: Path) -> None:  # noqa: ARG002 - it lives in memory until it is saved
        """From ids, with a given vocabulary."""
        self._engine = self._new()
        self._engine.index((self._texts, self._words), show_progress=False)

    def save(self, folder: Path) -> None:
        """Scores and vocabulary."""
        self._engine.save(folder, show_progress=False)

    def load(self, folder: Path) -> None:
        """Into memory, as its numba backend is quickest so."""
        import bm25s  # noqa: PLC0415

        self._engine = bm25s.BM25.load(folder)
        self._engine.backend = self._backend

    def ask(self, queries: NDArray[np.int32], threads: int) -> NDArray[np.float32]:
        """All in one call."""
        found = self._engine.retrieve(queries.tolist(), k=TOP, n_threads=threads, show_progress=False)
        scores: NDArray[np.float32] = found[1]
        return scores


class Tantivy:
    """tantivy through its Python binding: an index on disk, a query at a time on a pool of threads."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def prepare(self, tokens: NDArray[np.int32], starts: NDArray[np.int64]) -> None:
        """Texts of made-up words."""
        words = [f"w{n}" for n in range(WORDS)]
        self._texts = [" ".join([words[t] for t in tokens[a:b].tolist()]) for a, b in pairwise(starts.tolist())]
        self._peer = importlib.import_module("tantivy")
        builder = self._peer.SchemaBuilder()
        builder.add_text_field("text", stored=False, tokenizer_name="whitespace", index_option="freq")
        self._schema = builder.build()

    def index(self, folder: Path) -> None:
        """With two writing threads, merged as it wishes."""
        self._opened = self._peer.Index(self._schema, path=str(folder))
        writer = self._opened.writer(heap_size=256_000_000, num_threads=2)
        for text in self._texts:
            writer.add_document(self._peer.Document(text=text))
        writer.commit()
        writer.wait_merging_threads()

    def save(self, folder: Path) -> None:
        """It is there already."""

    def load(self, folder: Path) -> None:
        """A searcher over the files."""
        self._opened = self._peer.Index.open(str(folder))
        self._searcher = self._opened.searcher()

    def ask(self, queries: NDArray[np.int32], threads: int) -> NDArray[np.float32]:
        """Any of the words; a word that comes twice is asked for twice, as in the other engines."""
        peer, schema, should = self._peer, self._schema, self._peer.Occur.Should

        def one(query: list[int]) -> list[float]:
            terms = [(should, peer.Query.term_query(schema, "text", f"w{t}", index_option="freq")) for t in query]
            hits = self._searcher.search(peer.Query.boolean_query(terms), TOP, count=False).hits
            return [score for score, _ in hits]

        with ThreadPoolExecutor(threads) as pool:
            found = list(pool.map(one, queries.tolist()))
        scores = np.zeros((len(found), TOP), dtype=np.float32)
        for n, row in enumerate(found):
            scores[n, : len(row)] = row
        return scores


ENGINES: dict[str, Callable[[], Engine]] = {
    "bybro": Bybro,
    "bm25s numba": lambda: Bm25s("numba"),
    "bm25s numpy": lambda: Bm25s("numpy"),
    "tantivy": Tantivy,
}


def missing(engine: str) -> str | None:
    """Why an engine cannot take part here, None where it can."""
    needed = {"bm25s numba": "numba", "tantivy": "tantivy"}.get(engine)
    if needed and importlib.util.find_spec(needed) is None:
        return f"not measured: {needed} is not installed (`pip install --group bench`)"
    return None


def _seconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def _best(call: Callable[[], object]) -> float:
    """The least time of at least five calls, and of as many more as eight seconds hold: what a quiet machine takes."""
    took = [_seconds(call) for _ in range(_REPEATED)]
    while sum(took) < _PATIENCE:
        took.append(_seconds(call))
    return min(took)


def _resident() -> float:
    """The memory of this process now, in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / _MB


def measure(name: str, room: Path, threads: int) -> dict[str, Any]:
    """The figures of one engine over the texts in a folder."""
    tokens, starts, queries = (np.load(room / f"{part}.npy") for part in ("tokens", "starts", "queries"))
    engine = ENGINES[name]()
    folder = room / f"{name}-index"
    if name == "tantivy":
        folder.mkdir()
    engine.prepare(tokens, starts)
    before = _resident()
    told: dict[str, Any] = {"index_s": _seconds(lambda: engine.index(folder))}
    told["grown_mb"] = _resident() - before
    told["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / _MB
    told["save_s"] = _seconds(lambda: engine.save(folder))
    told["disk_mb"] = sum(p.stat().st_size for p in folder.rglob("*")) / _MB
    told["load_s"] = _seconds(lambda: engine.load(folder))
    told["first_s"] = _seconds(lambda: engine.ask(queries[:1], threads))
    np.save(room / f"{name}.npy", engine.ask(queries, threads))
    told["queries_s"] = _best(lambda: engine.ask(queries, threads))
    if isinstance(engine, Bybro):
        engine.change(queries, threads)
    told["notes"] = engine.notes
    return told


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))))
