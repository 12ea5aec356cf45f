"""What is kept ready of the tables, so that a command starts at once: the same as what the tables say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from bybro.lexicon import ready
from bybro.lexicon.languages import LANGUAGES
from bybro.lexicon.packaged import FIELD, PLAIN, words
from bybro.lexicon.phrase_table import phrase_table
from bybro.lexicon.phrases import phrases
from bybro.lexicon.reminders import reminders
from bybro.lexicon.stemming import stemmed
from bybro.lexicon.vocabulary import counted

if TYPE_CHECKING:
    from bybro.lexicon.ready import Part


def _hold_the_same(kept: list[Part] | None, made: list[Part]) -> bool:
    return kept is not None and all(np.array_equal(a, b) for a, b in zip(kept, made, strict=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_kept_ready_is_what_the_tables_say(language: str) -> None:
    """Where this fails, a table was changed: `python -m benchmarks.make_ready` makes it ready again."""
    terms, plain = list(words(FIELD, language)), list(words(PLAIN, language))

    for (what, *lexicon), made in {
        (ready.REMINDERS, FIELD): ready.columns(reminders(terms)),
        (ready.PHRASES, FIELD): ready.columns(phrase_table(phrases(terms))),
        (ready.PHRASES, PLAIN): ready.columns(phrase_table(phrases(plain))),
        (ready.VOCABULARY,): ready.counts(counted(language)),
        (ready.STEMS,): ready.counts(stemmed(language)),
    }.items():
        assert _hold_the_same(ready.load(what, language, *lexicon), made), what


def test_columns_come_back_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: dict[str, bytes] = {}
    parts: list[Part] = [("b", "é"), np.array([1, -2], dtype=np.int32), (), np.array([0.5])]
    kept["x"] = ready.dump("en", parts)

    class _File:
        def is_file(self) -> bool:
            return True

        def read_bytes(self) -> bytes:
            return kept["x"]

    class _Folder:
        def joinpath(self, *_: str) -> _File:
            return _File()

    total = ready.sum_of("en")
    monkeypatch.setattr(ready, "files", lambda _: _Folder())
    monkeypatch.setattr(ready, "sum_of", lambda _: total)

    assert _hold_the_same(ready.load("any", "en"), parts)


def test_what_was_made_from_other_tables_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ready, "sum_of", lambda _: "another sum")

    assert ready.load(ready.STEMS, "en") is None
