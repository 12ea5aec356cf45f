"""A concept of a thesaurus that an office has loaded beside bybro's own lexicon."""

from __future__ import annotations

from bybro.model.record import Id, Record, Words
from bybro.model.text import Text


class Term(Record):
    """A concept of a thesaurus (GEMET, EuroVoc, UNBIS): its label, its other words by language, its wider terms.

    Kept apart from bybro's lexicon: an explanation that rests on it names the thesaurus. `uri` is where it comes from.
    """

    id: Id
    thesaurus: Words
    uri: Words
    label: Text
    words: tuple[Text, ...] = ()
    broader: tuple[Id, ...] = ()
