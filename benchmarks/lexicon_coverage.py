"""What the packaged lexicon holds: concepts, relations and phrases by theme and language, as a table for the docs.

python -m benchmarks.lexicon_coverage
"""

from __future__ import annotations

from collections import Counter

from bybro.lexicon.languages import LANGUAGES
from bybro.lexicon.packaged import FIELD, PLAIN, everyday, packaged, words
from bybro.lexicon.themes import THEMES


def main() -> None:
    """Print the table."""
    concepts = packaged().concepts
    phrases = {k: Counter(concepts[w.concept].theme for w in words(FIELD, k)) for k in LANGUAGES}
    signs = {k: Counter(concepts[w.concept].theme for w in words(FIELD, k) if w.weight < 1) for k in LANGUAGES}
    print("| Theme | Concepts | Treated by | " + " | ".join(f"{k} (signs)" for k in LANGUAGES) + " |")
    print("| --- | ---: | ---: |" + " ---: |" * len(LANGUAGES))
    for theme in THEMES:
        own = [c for c in concepts.values() if c.theme == theme]
        told = " | ".join(f"{phrases[k][theme]} ({signs[k][theme]})" for k in LANGUAGES)
        print(f"| {theme} | {len(own)} | {sum(bool(c.treated_by) for c in own)} | {told} |")
    told = " | ".join(f"{phrases[k].total()} ({signs[k].total()})" for k in LANGUAGES)
    print(f"| all | {len(concepts)} | {sum(bool(c.treated_by) for c in concepts.values())} | {told} |")
    plain = " | ".join(str(sum(1 for _ in words(PLAIN, k))) for k in LANGUAGES)
    print(f"| plain words | {len(everyday().concepts)} | | {plain} |")


if __name__ == "__main__":
    main()
