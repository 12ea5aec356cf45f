"""The thesauri of a dossier as lexicons, to stand beside bybro's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bybro.lexicon.concepts import Concept, build
from bybro.lexicon.phrases import Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bybro.lexicon.concepts import Lexicon
    from bybro.model.term import Term


def thesauri(terms: Iterable[Term]) -> tuple[tuple[str, Lexicon], ...]:
    """A lexicon for each thesaurus, under its name, in the order they stand in."""
    by_name: dict[str, list[Term]] = {}
    for term in terms:
        by_name.setdefault(term.thesaurus, []).append(term)
    return tuple((name, _lexicon(found)) for name, found in by_name.items())


def _lexicon(terms: Sequence[Term]) -> Lexicon:
    known = {t.id for t in terms}
    concepts = [
        Concept(t.id, t.thesaurus, tuple(b for b in t.broader if b in known and b != t.id), labels=t.label.to_dict())
        for t in terms
    ]
    return build(concepts, (w for t in terms for w in _words(t)))


def _words(term: Term) -> Iterator[Word]:
    for told in (term.label, *term.words):
        yield from (Word(language, term.id, text) for language, text in told.to_dict().items())
