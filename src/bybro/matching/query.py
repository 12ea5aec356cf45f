"""What is looked for: a need or a text as words and concepts, without the means it wishes for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bybro.lexicon.languages import LANGUAGES, detect
from bybro.matching.passage import agreed, passage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bybro.lexicon.analysis import Token
    from bybro.lexicon.concepts import Lexicon
    from bybro.matching.passage import Passage
    from bybro.model.need import Need

_TITLE, _BODY = 2.0, 1.0
"""What a word of a need's title counts, and one of its description or of a told text."""
_TREATS = 0.7
"""What a fault passes on to that which treats it."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: the words by language and the concepts, each with its weight, and the themes if told."""

    words: Mapping[str, Mapping[str, float]]
    concepts: Mapping[str, float]
    surfaces: Mapping[str, str]
    themes: frozenset[str] = frozenset()


def query_of(need: Need, lexicon: Lexicon) -> Query:
    """A need as a query in every language it is told in; the means it wishes for is no ground."""
    wish = _wish(need, lexicon)
    parts = {
        language: (
            passage(need.title.get(language) or "", language, lexicon),
            _without(passage(need.description.get(language) or "", language, lexicon), wish, lexicon),
        )
        for language in LANGUAGES
        if need.title.get(language) or need.description.get(language)
    }
    return replace(_query(parts, lexicon), themes=frozenset(need.themes))


def query_of_text(text: str, language: str | None, lexicon: Lexicon) -> Query:
    """A search text as a query, in the language given or the one it seems to be in."""
    told = language or detect(text) or "en"
    return _query({told: (passage("", told, lexicon), passage(text, told, lexicon))}, lexicon)


def _wish(need: Need, lexicon: Lexicon) -> frozenset[str]:
    """The concepts and stems of the means a need asks for, less those of its title, which is its problem."""
    if need.wish is None:
        return frozenset()
    language = detect(need.wish) or "en"
    wished = passage(need.wish, language, lexicon)
    titles = [passage(need.title.get(k) or "", k, lexicon) for k in LANGUAGES]
    kept = {s for p in titles for s in p.stems} | {c for p in titles for c in p.concepts}
    return frozenset(set(wished.stems) | wished.concepts) - kept


def _without(text: Passage, wish: frozenset[str], lexicon: Lexicon) -> Passage:
    if not wish:
        return text
    gone = {n for m in text.mentions if m.concept in wish for n in range(m.start, m.end)}
    kept = [t for n, t in enumerate(text.found) if n not in gone and t.stem not in wish]
    return type(text)(text.language, kept, [m for m in lexicon.mentions(kept, text.language) if m.concept not in wish])


def _query(parts: Mapping[str, tuple[Passage, Passage]], lexicon: Lexicon) -> Query:
    words: dict[str, dict[str, float]] = {}
    surfaces: dict[str, str] = {}
    for language, (title, body) in parts.items():
        bag: dict[str, float] = {}
        for part, value in ((body, _BODY), (title, _TITLE)):
            for token in filter(_is_content, part.found):
                bag[token.stem] = bag.get(token.stem, 0.0) + value
                surfaces.setdefault(token.stem, token.surface)
        words[language] = bag
    concepts: dict[str, float] = {}
    for told, value in (([b for _, b in parts.values()], _BODY), ([t for t, _ in parts.values()], _TITLE)):
        for concept, share in agreed(told).items():
            concepts[concept] = max(concepts.get(concept, 0.0), value * share)
    top = max(concepts.values(), default=1.0)
    return Query(words, _treated({c: v / top for c, v in concepts.items()}, lexicon), surfaces)


def _is_content(token: Token) -> bool:
    return token.is_content


def _treated(concepts: Mapping[str, float], lexicon: Lexicon) -> dict[str, float]:
    """The concepts asked for, with what treats each fault among them."""
    found = dict(concepts)
    for concept, value in concepts.items():
        known = lexicon.concepts.get(concept)
        for treatment in known.treated_by if known else ():
            found[treatment] = max(found.get(treatment, 0.0), value * _TREATS)
    return found
