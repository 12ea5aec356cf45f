"""Fit the weights of relevance on graded pairs, and write them with their provenance.

    python -m benchmarks.fit_relevance [--leave-one-out]

The pairs (benchmarks/graded/qrels.tsv): every need of the example against what the other side offers, graded by one
reader for the problem as told. The target is whether a competent officer would look at it: yes for grades 2 and 3,
one in two for grade 1 (related). Four settings: a shared language or none, a need with its themes or a text as
people tell it; for the latter the small development set (benchmarks/judged) is used too, so what
`benchmarks.relevance` prints of it is no held-out figure. `--leave-one-out` prints that set's nDCG@10 with each need
left out of the fit. Logistic regression on standardised features with a ridge of 1; every pair weighs the same.
"""

from __future__ import annotations

import argparse
import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from benchmarks.relevance import JUDGED, english_only, judged, ndcg
from bybro.lexicon.packaged import packaged
from bybro.matching.corpus import Corpus
from bybro.matching.query import Query, query_of, query_of_text
from bybro.matching.retrieval import Retriever
from bybro.model.text import Text
from bybro.office.dossiers import EXAMPLE, open_dossier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from bybro.lexicon.concepts import Lexicon
    from bybro.model.dossier import Dossier
    from bybro.model.need import Need
    from bybro.model.solution import Solution
    from bybro.model.text import Language

GRADED = Path(__file__).parent / "graded" / "qrels.tsv"
TARGET = Path(__file__).parents[1] / "src" / "bybro" / "matching" / "relevance.json"
RELEVANT, RELATED = 2.0, 0.5
RIDGE = 1.0
UMBRELLA = "infrastructure-challenges"
"""A need that holds all others of its city: its grades say little about a single text."""


class Sample(NamedTuple):
    """A need against all candidates: features, grades, and whether it is of the development set."""

    need: str
    features: NDArray[np.float64]
    grades: NDArray[np.float64]
    is_judged: bool = False


def fitted(samples: list[Sample]) -> list[float]:
    """The weights, intercept first, on the features as they are."""
    features = np.concatenate([s.features for s in samples])
    grades = np.concatenate([s.grades for s in samples])
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


def as_text(need: Need, language: str, lexicon: Lexicon) -> Query:
    """A need as plain text in one language."""
    return query_of_text(f"{need.title.get(language)}\n{need.description.get(language)}", language, lexicon)


def settings() -> Iterator[tuple[str, list[Sample]]]:
    """Each setting's samples."""
    dossier = open_dossier(EXAMPLE).dossier
    lexicon = packaged()
    rows = csv.DictReader(GRADED.read_text(encoding="utf-8").splitlines(), delimiter="\t")
    grades = {(r["need"], r["solution"]): float(r["grade"]) for r in rows}
    needs = [n for n in dossier.needs if n.id != UMBRELLA]
    offered = {c.id: dossier.offered_to(c.id) for c in dossier.cities}
    full = {c: Retriever(Corpus(s, dossier.class_by_id, lexicon)) for c, s in offered.items()}
    plain = {c: Retriever(Corpus([in_english(x) for x in s], {}, lexicon)) for c, s in offered.items()}
    foreign: tuple[Language, ...] = ("da", "fr", "ar")

    def sample(retriever: Retriever, query: Query, need: Need) -> Sample:
        found = np.array([grades.get((need.id, s.id), 0.0) for s in offered[need.city]])
        return Sample(need.id, retriever.features(query)[0], found)

    yield "same_language_with_themes", [sample(full[n.city], query_of(n, lexicon), n) for n in needs]
    yield (
        "across_languages_with_themes",
        [sample(plain[n.city], query_of(in_language(n, k), lexicon), n) for n in needs for k in foreign],
    )
    told, translated = development_samples(dossier, lexicon)
    yield "same_language_text_only", [sample(plain[n.city], as_text(n, "en", lexicon), n) for n in needs] + told
    yield (
        "across_languages_text_only",
        [sample(plain[n.city], as_text(n, k, lexicon), n) for n in needs for k in foreign] + translated,
    )


def development_samples(dossier: Dossier, lexicon: Lexicon) -> tuple[list[Sample], list[Sample]]:
    """The judged needs in English (their gloss) and as told in the other languages."""
    needs, grades = judged()
    retriever = Retriever(Corpus([english_only(s) for s in dossier.solutions], {}, lexicon))

    def sample(need: dict[str, str], text: str, language: str) -> Sample:
        found = np.array([grades.get((need["id"], s.id), 0.0) for s in dossier.solutions])
        return Sample(need["id"], retriever.features(query_of_text(text, language, lexicon))[0], found, is_judged=True)

    own = {n["id"]: f"{n['title']}\n{n['description']}" for n in needs}
    english = [sample(n, own[n["id"]] if n["lang"] == "en" else n["gloss_en"], "en") for n in needs]
    return english, [sample(n, own[n["id"]], n["lang"]) for n in needs if n["lang"] != "en"]


def leave_one_out(samples: list[Sample]) -> float:
    """The mean nDCG@10 of the development set, each need left out of the fit that ranks it."""
    found = []
    for held in (s for s in samples if s.is_judged):
        weights = np.array(fitted([s for s in samples if s.need != held.need]))
        found.append(ndcg(held.features @ weights[1:], 2.0**held.grades - 1.0))
    return float(np.mean(found))


def main() -> None:
    """Fit and write, or print the leave-one-out figures."""
    parser = argparse.ArgumentParser(description="Fit the weights of relevance.")
    parser.add_argument("--leave-one-out", action="store_true", help="print figures, write nothing")
    found = dict(settings())
    if parser.parse_args().leave_one_out:
        for name in ("same_language_text_only", "across_languages_text_only"):
            print(f"{name}: nDCG@10 {leave_one_out(found[name]):.3f}")
        return
    document = {
        "about": "Weights: intercept; words against the best; cosine of concepts; words with concepts; themes.",
        "provenance": "Fitted by benchmarks.fit_relevance on benchmarks/graded/qrels.tsv (one reader, the needs of "
        f"the example less its umbrella) and, for text_only, {JUDGED.name} (two readers, 12 needs); grade 2 or more "
        "counts 1, grade 1 counts 0.5.",
        "weights": {name: fitted(samples) for name, samples in found.items()},
    }
    TARGET.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(document["weights"], indent=2))


if __name__ == "__main__":
    main()
