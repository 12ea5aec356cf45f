"""How well needs find their solutions: nDCG@10 per language, beside BM25, in one run.

    python -m benchmarks.relevance

The judged needs (benchmarks/judged) stand in four languages; the texts are the English title and description of
each solution of the example, nothing else. Each Danish, French and Arabic need is also run as its English gloss:
what is kept of that is the price of the language. Gain 2 ** grade - 1, grade the mean of two readers.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import bm25s
import numpy as np
import Stemmer

from bybro.lexicon.packaged import packaged
from bybro.matching.corpus import Corpus
from bybro.matching.query import query_of_text
from bybro.matching.retrieval import Retriever
from bybro.model.text import Text
from bybro.office.dossiers import EXAMPLE, open_dossier

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from bybro.model.solution import Solution

JUDGED = Path(__file__).parent / "judged"
TOP = 10


def ndcg(scores: NDArray[np.float64], gain: NDArray[np.float64]) -> float:
    """Normalised discounted cumulative gain at 10 (Järvelin & Kekäläinen 2002)."""
    discount = 1.0 / np.log2(np.arange(2, TOP + 2))
    found = gain[np.argsort(-scores, kind="stable")[:TOP]]
    best = np.sort(gain)[::-1][:TOP]
    return float(found @ discount[: len(found)] / (best @ discount[: len(best)]))


def english_only(solution: Solution) -> Solution:
    """A solution reduced to the texts that were judged."""
    title, description = (Text({"en": t.get("en") or "-"}) for t in (solution.title, solution.description))
    return solution.model_copy(update={"title": title, "summary": Text({"en": "-"}), "description": description})


def bm25_scorer(texts: list[str]) -> Callable[[str], NDArray[np.float64]]:
    """The usual search engine: BM25 with English stemming and stop words."""
    stemmer = Stemmer.Stemmer("english")
    engine = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
    engine.index(bm25s.tokenize(texts, stopwords="en", stemmer=stemmer, show_progress=False), show_progress=False)

    def score(text: str) -> NDArray[np.float64]:
        words = bm25s.tokenize([text], stopwords="en", stemmer=stemmer, show_progress=False, return_ids=False)[0]
        return np.asarray(engine.get_scores(words), dtype=np.float64)

    return score


def judged() -> tuple[list[dict[str, Any]], dict[tuple[str, str], float]]:
    """The needs, and the grade of each pair."""
    needs = [json.loads(line) for line in (JUDGED / "needs.jsonl").read_text(encoding="utf-8").splitlines()]
    rows = csv.DictReader((JUDGED / "qrels.tsv").read_text(encoding="utf-8").splitlines(), delimiter="\t")
    return needs, {(r["need"], r["solution"]): (int(r["grade_a"]) + int(r["grade_b"])) / 2 for r in rows}


def main() -> None:
    """Print the table."""
    needs, grades = judged()
    solutions = [english_only(s) for s in open_dossier(EXAMPLE).dossier.solutions]
    lexicon = packaged()
    retriever = Retriever(Corpus(solutions, {}, lexicon))
    plain = bm25_scorer([f"{s.title.get('en')} {s.description.get('en')}" for s in solutions])
    rows: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for need in needs:
        gain = np.array([2.0 ** grades.get((need["id"], s.id), 0.0) - 1.0 for s in solutions])
        told = {"as told": (need["lang"], need["title"], need["description"])}
        if need["lang"] != "en":
            told["English gloss"] = ("en", "", need["gloss_en"])
        for how, (language, title, text) in told.items():
            ours = retriever.scores(query_of_text(f"{title}\n{text}", language, lexicon))
            rows.setdefault((need["lang"], how), []).append((ndcg(ours, gain), ndcg(plain(f"{title} {text}"), gain)))
    print("The weights are partly fitted on this set; see fit_relevance --leave-one-out for held-out figures.")
    print(f"{'need in':8} {'told':14} {'needs':>5} {'bybro':>7} {'BM25':>7}")
    for (language, how), values in sorted(rows.items()):
        ours, theirs = np.mean(values, axis=0)
        print(f"{language:8} {how:14} {len(values):5} {ours:7.3f} {theirs:7.3f}")


if __name__ == "__main__":
    main()
