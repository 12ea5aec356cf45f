"""The lexicons a text is read with, side by side: the field's, the plain words', and what an office has added."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bybro.lexicon.concepts import Lexicon, build
from bybro.lexicon.packaged import FIELD, PLAIN, everyday, packaged

if TYPE_CHECKING:
    from collections.abc import Iterator


def _empty() -> Lexicon:
    return build([], [])


@dataclass(frozen=True)
class Shelf:
    """The field's lexicon, the plain words' (a bridge between languages, no terms), and thesauri by name."""

    terms: Lexicon
    plain: Lexicon = field(default_factory=_empty)
    thesauri: tuple[tuple[str, Lexicon], ...] = ()

    def __iter__(self) -> Iterator[tuple[str, Lexicon]]:
        """Each lexicon under its name, the field's first."""
        yield FIELD, self.terms
        yield PLAIN, self.plain
        yield from self.thesauri

    def named(self, name: str) -> Lexicon:
        """The lexicon of a name."""
        return next(lexicon for own, lexicon in self if own == name)

    def with_thesauri(self, *more: tuple[str, Lexicon]) -> Shelf:
        """The same shelf with more thesauri beside."""
        return Shelf(self.terms, self.plain, (*self.thesauri, *more))


def packaged_shelf() -> Shelf:
    """What comes with bybro."""
    return Shelf(packaged(), everyday())
