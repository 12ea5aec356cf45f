"""What is looked for: a need or a text as words and concepts, without the means it wishes for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bybro.lexicon.detection import detect
from bybro.lexicon.languages import LANGUAGES
from bybro.lexicon.packaged import FIELD
from bybro.matching.passage import Passage, agreed, hear, passage, strongest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bybro.lexicon.analysis import Token
    from bybro.lexicon.concepts import Lexicon
    from bybro.lexicon.shelf import Shelf
    from bybro.model.need import Need

_TITLE, _BODY = 2.0, 1.0
"""What a word of a need's title counts, and one of its description or of a told text."""
_TREATS = 0.7
"""What a fault passes on to that which treats it."""
_NAMED = 0.3
"""What a concept counts that a text names, beside those it reminds of most: people name things in passing."""
_REMINDED = 8
"""Concepts that a text may remind of."""
_SHARPNESS = 2.5
"""How fast those after the first fall off."""
_CLEAR = 30.0
"""The strength of a reminder from which nothing is gained."""
_CAUSES = 0.2
"""What a fault passes on to the faults it leads to."""
_PART = 0.5
"""What a part of a compound counts beside the word."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: words by language, concepts by lexicon, each with its weight, and the themes if told."""

    words: Mapping[str, Mapping[str, float]]
    concepts: Mapping[str, Mapping[str, float]]
    surfaces: Mapping[str, str]
    strength: float = 0.0
    """How clearly the text reminds of something in the field, or names it outright, 0 to 1."""
    themes: frozenset[str] = frozenset()
    told: str = ""
    """The text itself, in English where it is told in it."""


def query_of(need: Need, shelf: Shelf) -> Query:
    """A need as a query in every language it is told in; the means it wishes for is no ground."""
    return queries_of([need], shelf)[0]


def queries_of(needs: Iterable[Need], shelf: Shelf) -> list[Query]:
    """Many needs as queries: sooner done together than one by one."""
    told = [(need, _parts(need, shelf)) for need in needs]
    for name, _ in shelf:
        hear((text for _, parts in told for both in parts.values() for text in both), name)
    return [_query_of(need, parts, shelf) for need, parts in told]


def _parts(need: Need, shelf: Shelf) -> dict[str, tuple[Passage, Passage]]:
    """By language a need's title and description."""
    return {
        k: (passage(need.title.get(k) or "", k, shelf), passage(need.description.get(k) or "", k, shelf))
        for k in LANGUAGES
        if need.title.get(k) or need.description.get(k)
    }


def _query_of(need: Need, parts: Mapping[str, tuple[Passage, Passage]], shelf: Shelf) -> Query:
    wish = _wish(need, [title for title, _ in parts.values()], shelf)
    meant = {k: (title, _without(body, wish)) for k, (title, body) in parts.items()}
    text = f"{need.title.best('en').text}. {need.description.best('en').text}"
    return replace(_query(meant, shelf), themes=frozenset(need.themes), told=text)


def query_of_text(text: str, language: str | None, shelf: Shelf) -> Query:
    """A search text as a query, in the language given or the one it seems to be in."""
    told = language or detect(text) or "en"
    return replace(_query({told: (passage("", told, shelf), passage(text, told, shelf))}, shelf), told=text)


def _wish(need: Need, titles: Iterable[Passage], shelf: Shelf) -> frozenset[str]:
    """The concepts and stems of the means a need asks for, less those of its title, which is its problem."""
    if need.wish is None:
        return frozenset()
    wished = passage(need.wish, detect(need.wish) or "en", shelf)
    kept = {name for title in titles for name in (*title.stems, *title.named)}
    return frozenset({*wished.stems, *wished.named} - kept)


def _without(text: Passage, wish: frozenset[str]) -> Passage:
    """A text less the words that tell of what is wished for."""
    if not wish:
        return text
    gone = {n for m in text.mentions(FIELD) if m.concept in wish for n in range(m.start, m.end)}
    return Passage(
        text.language, [t for n, t in enumerate(text.found) if n not in gone and t.stem not in wish], text.shelf, wish
    )


def _query(parts: Mapping[str, tuple[Passage, Passage]], shelf: Shelf) -> Query:
    words: dict[str, dict[str, float]] = {}
    surfaces: dict[str, str] = {}
    for language, (title, body) in parts.items():
        bag: dict[str, float] = {}
        for part, value in ((body, _BODY), (title, _TITLE)):
            for token in filter(_is_content, part.found):
                bag[token.stem] = bag.get(token.stem, 0.0) + value
                surfaces.setdefault(token.stem, token.surface)
                for inner in token.parts:
                    bag[inner] = bag.get(inner, 0.0) + value * _PART
                    surfaces.setdefault(inner, token.surface)
        words[language] = bag
    concepts = {name: _spoken_of(parts, name) for name, _ in shelf}
    strength = _reminded_of(parts)
    named_share = max((body.named_share for _, body in parts.values()), default=0.0)
    concepts[FIELD] = _treated(_likely(concepts[FIELD], strength, named_share), shelf.terms)
    clear = max(max(strength.values(), default=0.0) / _CLEAR, named_share)
    return Query(words, concepts, surfaces, min(1.0, clear))


def _reminded_of(parts: Mapping[str, tuple[Passage, Passage]]) -> dict[str, float]:
    """How strongly the text reminds of each concept, as the mean over the languages it is told in."""
    strength: dict[str, float] = {}
    for language, (title, body) in parts.items():
        whole = Passage(language, [*title.found, *body.found], body.shelf, body.unheard | title.unheard)
        for concept, value in whole.reminded.items():
            strength[concept] = strength.get(concept, 0.0) + value / len(parts)
    return strength


def _likely(named: Mapping[str, float], strength: Mapping[str, float], named_share: float) -> dict[str, float]:
    """The concepts that a text is about: those it names, and the few it reminds of most; the first counts 1.

    A sign that stands alone stays what it is, a hint. What a text names counts the more the less else it says.
    """
    found = {c: (_NAMED + (1.0 - _NAMED) * named_share) * w for c, w in named.items()}
    most = max(strength.values(), default=0.0)
    for concept in strongest(strength, _REMINDED):
        weight = (strength[concept] / most) ** _SHARPNESS
        found[concept] = 1.0 - (1.0 - found.get(concept, 0.0)) * (1.0 - weight)
    top = max(_NAMED, *found.values()) if found else 1.0
    return {c: w / top for c, w in found.items()}


def _spoken_of(parts: Mapping[str, tuple[Passage, Passage]], lexicon: str) -> dict[str, float]:
    """The concepts of one lexicon; the strongest counts 1 where the text names it."""
    found: dict[str, float] = {}
    for told, value in (([b for _, b in parts.values()], _BODY), ([t for t, _ in parts.values()], _TITLE)):
        for concept, share in agreed(told, lexicon).items():
            found[concept] = max(found.get(concept, 0.0), value * share)
    top = max(_BODY, *found.values()) if found else 1.0
    return {c: v / top for c, v in found.items()}


def _is_content(token: Token) -> bool:
    return token.is_content


def _treated(concepts: Mapping[str, float], lexicon: Lexicon) -> dict[str, float]:
    """The concepts asked for, with the faults that each fault leads to and what treats each of them."""
    found = dict(concepts)
    for relation, passed in (("causes", _CAUSES), ("treated_by", _TREATS)):
        for concept, value in list(found.items()):
            known = lexicon.concepts.get(concept)
            for other in getattr(known, relation) if known else ():
                found[other] = max(found.get(other, 0.0), value * passed)
    return found
