"""Count in how many texts of the example each stem and concept occurs, for `bybro.matching.background`.

python -m benchmarks.count_background
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from bybro.lexicon.languages import LANGUAGES
from bybro.lexicon.shelf import packaged_shelf
from bybro.matching.corpus import Corpus
from bybro.office.dossiers import EXAMPLE, open_dossier

TARGET = Path(__file__).parents[1] / "src" / "bybro" / "matching" / "background.json"


def main() -> None:
    """Count and write; stems that occur once tell no more than those that occur nowhere, and are left out."""
    TARGET.write_text(json.dumps({"documents": 0, "words": {}, "concepts": {}}), encoding="utf-8")
    dossier = open_dossier(EXAMPLE).dossier
    corpus = Corpus(dossier.solutions, dossier.class_by_id, packaged_shelf())
    size = len(corpus.solutions)
    words = {k: Counter(s for row in range(size) for s in corpus.stems(row, k)) for k in LANGUAGES}
    document = {
        "about": "In how many of the example's solutions each stem (by language) and concept (wider ones too) occurs.",
        "documents": size,
        "words": {k: {s: n for s, n in sorted(c.items()) if n > 1} for k, c in words.items()},
        "concepts": {name: index.counts() for name, index in corpus.concepts.items()},
    }
    TARGET.write_text(json.dumps(document, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
