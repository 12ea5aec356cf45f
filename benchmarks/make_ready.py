"""Make the words of the packaged lexicons ready, so that a command starts at once (see `bybro.lexicon.ready`).

python -m benchmarks.make_ready
"""

from __future__ import annotations

from pathlib import Path

from bybro.lexicon import ready
from bybro.lexicon.languages import LANGUAGES
from bybro.lexicon.packaged import FIELD, PLAIN, words
from bybro.lexicon.phrases import phrase_index
from bybro.lexicon.ready import PHRASES, REMINDERS
from bybro.lexicon.reminders import reminders

TARGET = Path(__file__).parents[1] / "src" / "bybro" / "lexicon" / "ready"


def main() -> None:
    """Make them all; files that would hold the same are left as they are, others are none of ours and go."""
    TARGET.mkdir(exist_ok=True)
    made: dict[str, bytes] = {}
    for language in LANGUAGES:
        terms, plain = list(words(FIELD, language)), list(words(PLAIN, language))
        made |= {
            ready.file_name(PHRASES, FIELD, language): ready.dump(language, phrase_index(terms).rows),
            ready.file_name(PHRASES, PLAIN, language): ready.dump(language, phrase_index(plain).rows),
            ready.file_name(REMINDERS, FIELD, language): ready.dump(language, reminders(terms).rows),
        }
    for stray in TARGET.iterdir():
        if stray.name not in made:
            stray.unlink()
    for name, content in made.items():
        place = TARGET / name
        if not place.exists() or place.read_bytes() != content:
            place.write_bytes(content)


if __name__ == "__main__":
    main()
