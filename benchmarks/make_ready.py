"""Make the words of the packaged lexicons ready, so that a command starts at once (see `bybro.lexicon.ready`).

python -m benchmarks.make_ready
"""

from __future__ import annotations

from pathlib import Path

from bybro.lexicon import ready
from bybro.lexicon.languages import LANGUAGES
from bybro.lexicon.packaged import FIELD, PLAIN, words
from bybro.lexicon.phrase_table import phrase_table
from bybro.lexicon.phrases import phrases
from bybro.lexicon.ready import PHRASES, REMINDERS, STEMS, VOCABULARY, columns, counts
from bybro.lexicon.reminders import reminders
from bybro.lexicon.stemming import stemmed
from bybro.lexicon.vocabulary import counted

TARGET = Path(__file__).parents[1] / "src" / "bybro" / "lexicon" / "ready"


def main() -> None:
    """Make them all; files that would hold the same are left as they are, others are none of ours and go."""
    TARGET.mkdir(exist_ok=True)
    made: dict[str, bytes] = {}
    for language in LANGUAGES:
        terms, plain = list(words(FIELD, language)), list(words(PLAIN, language))
        made |= {
            ready.file_name(PHRASES, language, FIELD): ready.dump(language, columns(phrase_table(phrases(terms)))),
            ready.file_name(PHRASES, language, PLAIN): ready.dump(language, columns(phrase_table(phrases(plain)))),
            ready.file_name(REMINDERS, language, FIELD): ready.dump(language, columns(reminders(terms))),
            ready.file_name(VOCABULARY, language): ready.dump(language, counts(counted(language))),
            ready.file_name(STEMS, language): ready.dump(language, counts(stemmed(language))),
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
