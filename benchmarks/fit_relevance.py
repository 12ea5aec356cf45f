"""Fit the weights of relevance on graded pairs, and write them with their provenance.

    python -m benchmarks.fit_relevance [--cross-validate]

Three sets. The example (benchmarks/graded/qrels.tsv): each of its needs against what the other side offers, one
reader. The needs as people tell them (benchmarks/told): two readers, in four languages, those kept for testing left
out; the needs outside the field among them, to which nothing fits. The small development set (benchmarks/judged). The
target is whether a competent officer would look at it: yes for grades 2 and 3, one in two for grade 1 (related).
Four settings: a shared language or none, a need with its themes or a text as people tell it. `--cross-validate`
prints, for texts as people tell them, nDCG@10 with a fifth of the needs left out of the fit that ranks them.
Logistic regression on standardised features with a ridge of 1; every pair weighs the same.
"""

from __future__ import annotations

import argparse
import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from benchmarks.relevance import english_only, ndcg
from benchmarks.told import RELEVANT, told
from bybro.exchange.model_folder import read_model
from bybro.lexicon.shelf import packaged_shelf
from bybro.matching.corpus import Corpus
from bybro.matching.query import Query, query_of, query_of_text
from bybro.matching.retrieval import FEATURES, GROUND, OWN, Retriever, calibrated, calibration, chance_of, logit_of
from bybro.model.text import Text
from bybro.office.dossiers import EXAMPLE, open_dossier

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from bybro.lexicon.shelf import Shelf
    from bybro.matching.dense import Encoder
    from bybro.matching.neighbours import Neighbours
    from bybro.model.dossier import Dossier
    from bybro.model.need import Need
    from bybro.model.solution import Solution
    from bybro.model.text import Language

GRADED = Path(__file__).parent / "graded" / "qrels.tsv"
JUDGED = Path(__file__).parent / "judged"
TARGET = Path(__file__).parents[1] / "src" / "bybro" / "matching" / "relevance.json"
RELATED = 0.5
FOLDS = 5
RIDGE = 1.0
TOLD = {True: "with_themes", False: "text_only"}
UMBRELLA = "infrastructure-challenges"
"""A need that holds all others of its city: its grades say little about a single text."""


class Sample(NamedTuple):
    """A need against all candidates: features, grades, and the fold it is left out with."""

    need: str
    features: NDArray[np.float64]
    neighbours: Neighbours
    told: str
    near: NDArray[np.float64] | None
    grades: NDArray[np.float64]
    fold: int | None = None
    """Where the sample is one of those told by people: the part that it is left out with."""


def fitted(samples: list[Sample]) -> list[float]:
    """The weights, intercept first, on the features as they are."""
    grades = np.concatenate([s.grades for s in samples])
    return logistic(np.concatenate([s.features for s in samples]), grades)


def dense(samples: list[Sample], weights: Sequence[float], chance: Sequence[float]) -> list[float]:
    """What a language model adds: intercept, weight of the relevance without it, weight of how near it sees them."""
    logit = logit_of(np.concatenate([calibrated(smoothed(s, weights), chance) for s in samples]))
    near = np.concatenate([s.near for s in samples if s.near is not None])
    return logistic(np.stack([logit, near], axis=1), np.concatenate([s.grades for s in samples]))


def level(samples: list[Sample], weights: Sequence[float]) -> list[float]:
    """What makes a chance of the relevance that is smoothed over those alike (Platt 1999)."""
    smooth = np.concatenate([smoothed(s, weights) for s in samples])
    return logistic(logit_of(smooth)[:, None], np.concatenate([s.grades for s in samples]))


def smoothed(sample: Sample, weights: Sequence[float]) -> NDArray[np.float64]:
    """The relevance of each solution and that of its like."""
    alone = chance_of(sample.features @ np.array(weights[1:]) + weights[0])
    return sample.neighbours.smoothed(np.where(sample.features[:, GROUND].any(axis=1), alone, 0.0), OWN[sample.told])


def logistic(features: NDArray[np.float64], grades: NDArray[np.float64]) -> list[float]:
    """Weights, intercept first, of a logistic regression with a small ridge."""
    target = np.where(grades >= RELEVANT, 1.0, np.where(grades >= 1, RELATED, 0.0))
    middle, spread = features.mean(axis=0), features.std(axis=0) + 1e-12
    x = np.c_[np.ones(len(features)), (features - middle) / spread]
    ridge = np.eye(x.shape[1]) * RIDGE
    ridge[0, 0] = 0.0
    w = np.zeros(x.shape[1])
    for _ in range(60):
        p = 1.0 / (1.0 + np.exp(-x @ w))
        curvature = (x * (p * (1.0 - p))[:, None]).T @ x + ridge
        w -= np.linalg.solve(curvature, x.T @ (p - target) + ridge @ w)
    slopes = w[1:] / spread
    return [round(float(v), 5) for v in (w[0] - slopes @ middle, *slopes)]


def in_english(solution: Solution) -> Solution:
    """A solution as most are told: in English only."""
    told = {k: Text({"en": getattr(solution, k).get("en") or "-"}) for k in ("title", "summary", "description")}
    return solution.model_copy(update=told)


def in_language(need: Need, language: Language) -> Need:
    """A need as it is told by one who speaks one language."""
    told = {k: Text({language: t}) for k in ("title", "description") if (t := getattr(need, k).get(language))}
    return need.model_copy(update=told)


def as_text(need: Need, language: str, shelf: Shelf) -> Query:
    """A need as plain text in one language."""
    return query_of_text(f"{need.title.get(language)}\n{need.description.get(language)}", language, shelf)


def settings(encoder: Encoder | None) -> Iterator[tuple[str, list[Sample]]]:
    """Each setting's samples."""
    dossier = open_dossier(EXAMPLE).dossier
    shelf = packaged_shelf()
    rows = csv.DictReader(GRADED.read_text(encoding="utf-8").splitlines(), delimiter="\t")
    grades = {(r["need"], r["solution"]): float(r["grade"]) for r in rows}
    needs = [n for n in dossier.needs if n.id != UMBRELLA]
    offered = {c.id: dossier.offered_to(c.id) for c in dossier.cities}
    full = {c: Retriever(Corpus(s, dossier.class_by_id, shelf), encoder) for c, s in offered.items()}
    plain = {c: Retriever(Corpus([in_english(x) for x in s], {}, shelf), encoder) for c, s in offered.items()}
    foreign: tuple[Language, ...] = ("da", "fr", "ar")

    def sample(retriever: Retriever, query: Query, need: Need) -> Sample:
        found = np.array([grades.get((need.id, s.id), 0.0) for s in offered[need.city]])
        return _sample(need.id, retriever, query, found)

    yield "same_language_with_themes", [sample(full[n.city], query_of(n, shelf), n) for n in needs]
    yield (
        "across_languages_with_themes",
        [sample(plain[n.city], query_of(in_language(n, k), shelf), n) for n in needs for k in foreign],
    )
    own, translated = told_samples(dossier, shelf, encoder)
    yield "same_language_text_only", [sample(plain[n.city], as_text(n, "en", shelf), n) for n in needs] + own
    yield (
        "across_languages_text_only",
        [sample(plain[n.city], as_text(n, k, shelf), n) for n in needs for k in foreign] + translated,
    )


def _sample(
    need: str, retriever: Retriever, query: Query, grades: NDArray[np.float64], fold: int | None = None
) -> Sample:
    features, told = retriever.features(query)[0], TOLD[bool(query.themes)]
    return Sample(need, features, retriever.corpus.neighbours, told, retriever.near(query), grades, fold)


def told_samples(dossier: Dossier, shelf: Shelf, encoder: Encoder | None) -> tuple[list[Sample], list[Sample]]:
    """The needs as people tell them and the development set, in English and in the other languages."""
    retriever = Retriever(Corpus([english_only(s) for s in dossier.solutions], {}, shelf), encoder)
    texts: list[tuple[str, str, str, dict[str, float]]] = []
    needs, grades = judged()
    for need in needs:
        own = {s.id: grades.get((need["id"], s.id), 0.0) for s in dossier.solutions}
        texts.append((need["id"], need["lang"], f"{need['title']}\n{need['description']}", own))
        if need["lang"] != "en":
            texts.append((need["id"], "en", need["gloss_en"], own))
    texts.extend((n.id, k, t, n.grades) for n in told() if not n.is_held_out for k, t in n.texts.items())
    folds = {need: number % FOLDS for number, need in enumerate(dict.fromkeys(t[0] for t in texts))}
    english: list[Sample] = []
    others: list[Sample] = []
    for need_id, language, text, graded in texts:
        query = query_of_text(text, language, shelf)
        found = np.array([graded.get(s.id, 0.0) for s in dossier.solutions])
        (english if language == "en" else others).append(_sample(need_id, retriever, query, found, folds[need_id]))
    return english, others


def judged() -> tuple[list[dict[str, Any]], dict[tuple[str, str], float]]:
    """The needs of the small development set, and the grade of each pair."""
    needs = [json.loads(line) for line in (JUDGED / "needs.jsonl").read_text(encoding="utf-8").splitlines()]
    rows = csv.DictReader((JUDGED / "qrels.tsv").read_text(encoding="utf-8").splitlines(), delimiter="\t")
    return needs, {(r["need"], r["solution"]): (int(r["grade_a"]) + int(r["grade_b"])) / 2 for r in rows}


def cross_validated(samples: list[Sample]) -> float:
    """The mean nDCG@10 of the needs as people tell them, each fold left out of the fit that ranks it."""
    found: list[float] = []
    for fold in range(FOLDS):
        held = [s for s in samples if s.fold == fold and s.grades.any()]
        names = {s.need for s in held}
        weights = fitted([s for s in samples if s.need not in names])
        found.extend(ndcg(smoothed(s, weights), 2.0**s.grades - 1.0) for s in held)
    return float(np.mean(found))


def main() -> None:
    """Fit and write, or print the cross-validated figures."""
    parser = argparse.ArgumentParser(description="Fit the weights of relevance.")
    parser.add_argument("--model", metavar="DIR", help="fit what this language model (English) adds, too")
    parser.add_argument("--cross-validate", action="store_true", help="print figures, write nothing")
    asked = parser.parse_args()
    found = dict(settings(read_model(Path(asked.model)) if asked.model else None))
    if asked.cross_validate:
        for name in ("same_language_text_only", "across_languages_text_only"):
            print(f"{name}: nDCG@10 {cross_validated(found[name]):.3f}")
        return
    weights = {name: fitted(samples) for name, samples in found.items()}
    levels = {name: level(samples, weights[name]) for name, samples in found.items()}
    added = {k: v for k, v in calibration().items() if k.startswith("dense_")}
    if asked.model:
        for told in TOLD.values():
            name = f"same_language_{told}"
            added[f"dense_{told}"] = dense(found[name], weights[name], levels[name])
    document = {
        "about": f"Weights: intercept; {'; '.join(FEATURES)}.",
        "provenance": "Fitted by benchmarks.fit_relevance on benchmarks/graded (one reader, the needs of the example "
        "less its umbrella) and, for text_only, benchmarks/judged and the two thirds of benchmarks/told not kept for "
        "testing (two readers each); grade 2 or more counts 1, grade 1 counts 0.5. dense: with all-MiniLM-L6-v2, on "
        "what is told in English; another model is taken to add as much.",
        "weights": weights | {f"level_{name}": found for name, found in levels.items()} | added,
    }
    TARGET.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(document["weights"], indent=2))


if __name__ == "__main__":
    main()
