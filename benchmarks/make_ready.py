"""Make the phrases of the packaged lexicons ready, so that a command starts at once (see `bybro.lexicon.ready`).

python -m benchmarks.make_ready
"""

from __future__ import annotations

from pathlib import Path

from bybro.lexicon import ready
from bybro.lexicon.languages import LANGUAGES
from bybro.lexicon.packaged import FIELD, PLAIN, words
from bybro.lexicon.phrases import phrase_index
from bybro.lexicon.reminders import reminders

TARGET = Path(__file__).parents[1] / "src" / "bybro" / "lexicon" / "ready"


def main() -> None:
    """Make them all; files that would hold the same are left as they are."""
    TARGET.mkdir(exist_ok=True)
    for name in (FIELD, PLAIN):
        for language in LANGUAGES:
            told = list(words(name, language))
            rows = ready.Ready(phrase_index(told).rows, reminders(told).rows if name == FIELD else {})
            made = ready.dump(language, rows)
            place = TARGET / f"{name}.{language}.json.gz"
            if not place.exists() or place.read_bytes() != made:
                place.write_bytes(made)


if __name__ == "__main__":
    main()
