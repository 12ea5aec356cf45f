"""How well needs find their solutions, per language and beside peers, in one run.

    python -m benchmarks.relevance [--held-out | --reference]

The needs as people tell them (benchmarks/told) stand in four languages; the texts are the English title and
description of each solution of the example, nothing else. Gain 2 ** grade - 1, the grade the mean of two readers.
`--held-out` takes the third of the needs that is kept for testing, else the two thirds the weights are fitted on.
`--reference` takes the needs of the example, which stand in four languages, and prints how many of the first ten from
Danish, French and Arabic are those from English.
Peers: BM25 (bm25s) with English stems; character 3-5-gram TF-IDF (scikit-learn); wordllama and MiniLM where installed.
Intervals: 95 %, bootstrap over the needs.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.peers import PEERS, ours_with_minilm
from benchmarks.told import RELEVANT, told
from bybro.lexicon.languages import LANGUAGES
from bybro.lexicon.shelf import packaged_shelf
from bybro.matching.corpus import Corpus
from bybro.matching.query import query_of, query_of_text
from bybro.matching.retrieval import Retriever
from bybro.model.text import Text
from bybro.office.dossiers import EXAMPLE, open_dossier

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from benchmarks.told import Told
    from bybro.lexicon.shelf import Shelf
    from bybro.matching.dense import Encoder
    from bybro.matching.query import Query
    from bybro.model.dossier import Dossier
    from bybro.model.need import Need
    from bybro.model.solution import Solution

    Scorer = Callable[[str, str], NDArray[np.float64]]

TOP, DEEP = 10, 50
FITS = 0.5
"""The calibrated relevance from which a solution fits."""


def ndcg(scores: NDArray[np.float64], gain: NDArray[np.float64]) -> float:
    """Normalised discounted cumulative gain at 10 (Järvelin & Kekäläinen 2002)."""
    discount = 1.0 / np.log2(np.arange(2, TOP + 2))
    found = gain[first(scores, TOP)]
    best = np.sort(gain)[::-1][:TOP]
    return float(found @ discount[: len(found)] / (best @ discount[: len(best)]))


def first(scores: NDArray[np.float64], count: int) -> NDArray[np.int64]:
    """The rows of the highest scores, best first."""
    return np.argsort(-scores, kind="stable")[:count]


def english_only(solution: Solution) -> Solution:
    """A solution reduced to the texts that were judged."""
    title, description = (Text({"en": t.get("en") or "-"}) for t in (solution.title, solution.description))
    told = {"title": title, "summary": Text({"en": "-"}), "description": description, "class_": None}
    return solution.model_copy(update=told)


def bybro(solutions: Sequence[Solution], encoder: Encoder | None = None) -> Scorer:
    """The engine itself, told the language and the text."""
    shelf = packaged_shelf()
    retriever = Retriever(Corpus([english_only(s) for s in solutions], {}, shelf), encoder)
    return lambda text, language: retriever.scores(query_of_text(text, language, shelf))


def interval(values: Sequence[float]) -> str:
    """The mean with its 95 % bootstrap interval over the needs."""
    draws = np.random.default_rng(0).choice(np.array(values), (4000, len(values))).mean(axis=1)
    low, high = np.quantile(draws, (0.025, 0.975))
    return f"{np.mean(values):.3f} [{low:.2f}, {high:.2f}]"


def shared_first(found: Mapping[str, NDArray[np.float64]], language: str) -> float:
    """How many of the first ten a need told in a language shares with the same need in English."""
    return float(len(set(first(found[language], TOP)) & set(first(found["en"], TOP))))


def report(inside: Sequence[Told], outside: Sequence[Told], solutions: Sequence[Solution]) -> None:
    """Print the tables."""
    texts = [f"{s.title.get('en')} {s.description.get('en')}" for s in solutions]
    engines: dict[str, Scorer] = {"bybro": bybro(solutions)}
    if (encoder := ours_with_minilm()) is not None:
        engines["bybro + MiniLM"] = bybro(solutions, encoder)
    engines.update({name: made for name, make in PEERS.items() if (made := make(texts)) is not None})
    gains = {n.id: np.array([2.0 ** n.grades.get(s.id, 0.0) - 1.0 for s in solutions]) for n in inside}
    found = {
        (name, n.id): {k: score(n.texts[k], k) for k in LANGUAGES} for name, score in engines.items() for n in inside
    }
    print(f"{len(inside)} needs inside the field, {len(outside)} outside, {len(solutions)} solutions in English only")
    print(f"{'nDCG@10':16}" + "".join(f"{k:>22}" for k in LANGUAGES))
    for name in engines:
        row = [[ndcg(found[name, n.id][k], gains[n.id]) for n in inside] for k in LANGUAGES]
        print(f"{name:16}" + "".join(f"{interval(values):>22}" for values in row))
    ours = {n.id: found["bybro", n.id] for n in inside}
    print("bybro" + " " * 11 + "".join(f"{k:>22}" for k in LANGUAGES))
    recalls = [[_recall(ours[n.id][k], n, solutions) for n in inside] for k in LANGUAGES]
    print(f"{'recall@50':16}" + "".join(f"{interval(v):>22}" for v in recalls))
    english = np.array([ndcg(ours[n.id]["en"], gains[n.id]) for n in inside])
    kept = [[ndcg(ours[n.id][k], gains[n.id]) for n in inside] for k in LANGUAGES]
    print(f"{'kept of English':16}" + "".join(f"{_kept(np.array(v), english):>22}" for v in kept))
    shared = [[shared_first(ours[n.id], k) for n in inside] for k in LANGUAGES]
    print(f"{'first 10 shared':16}" + "".join(f"{interval(v):>22}" for v in shared))
    fits = [sum(bool((ours[n.id][k] >= FITS).any()) for n in inside) for k in LANGUAGES]
    print(f"{'inside: fits':16}" + "".join(f"{f'{n} of {len(inside)}':>22}" for n in fits))
    score = engines["bybro"]
    nothing = [sum(not (score(n.texts[k], k) >= FITS).any() for n in outside) for k in LANGUAGES]
    print(f"{'outside: nothing':16}" + "".join(f"{f'{n} of {len(outside)}':>22}" for n in nothing))


def report_reference(dossier: Dossier) -> None:
    """Print how many of the first ten a need of the example shares with itself in English, texts in English only."""
    shelf = packaged_shelf()
    offered = {c.id: dossier.offered_to(c.id) for c in dossier.cities}
    retrievers = {c: Retriever(Corpus([english_only(s) for s in found], {}, shelf)) for c, found in offered.items()}
    print(f"{len(dossier.needs)} needs of the example" + "".join(f"{k:>22}" for k in LANGUAGES))
    for name, themes in (("with their themes", True), ("by their words only", False)):
        found = [
            {k: retrievers[n.city].scores(_in_one(n, k, shelf, themes=themes)) for k in LANGUAGES}
            for n in dossier.needs
        ]
        shared = [[shared_first(f, k) for f in found] for k in LANGUAGES]
        print(f"{name:20}" + "".join(f"{interval(v):>22}" for v in shared))


def _in_one(need: Need, language: str, shelf: Shelf, *, themes: bool) -> Query:
    told = {k: Text({language: getattr(need, k).get(language)}) for k in ("title", "description")}  # type: ignore[dict-item]
    query = query_of(need.model_copy(update=told), shelf)
    return query if themes else replace(query, themes=frozenset())


def _recall(scores: NDArray[np.float64], need: Told, solutions: Sequence[Solution]) -> float:
    relevant = np.array([need.grades.get(s.id, 0.0) >= RELEVANT for s in solutions])
    return float(relevant[first(scores, DEEP)].sum() / relevant.sum())


def _kept(values: NDArray[np.float64], english: NDArray[np.float64]) -> str:
    """The mean over the mean in English, with its bootstrap interval over the needs."""
    rows = np.random.default_rng(0).choice(len(values), (4000, len(values)))
    low, high = np.quantile(values[rows].mean(axis=1) / english[rows].mean(axis=1), (0.025, 0.975))
    return f"{values.mean() / english.mean():.3f} [{low:.2f}, {high:.2f}]"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure relevance beside peers.")
    parser.add_argument("--held-out", action="store_true", help="the third of the needs kept for testing")
    parser.add_argument("--reference", action="store_true", help="the needs of the example across languages")
    asked = parser.parse_args()
    held = asked.held_out
    if asked.reference:
        report_reference(open_dossier(EXAMPLE).dossier)
        return
    needs = [n for n in told() if n.is_held_out == held]
    solutions = open_dossier(EXAMPLE).dossier.solutions
    report([n for n in needs if not n.is_outside], [n for n in needs if n.is_outside], solutions)


if __name__ == "__main__":
    main()
