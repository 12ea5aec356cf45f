"""The phrases of a lexicon in one language, by the stem that tells each best."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bybro.lexicon.analysis import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bybro.lexicon.analysis import Token

    Row = Sequence[object]
    """A phrase as data: stems, concept, reach, weight, surface or None."""

_SLACK = 3
"""Words, small ones too, that may stand between the words of a phrase."""
_OPENED = 0.9
"""How sure a compound is whose parts stand apart."""
_TWO = 2


class Word(NamedTuple):
    """A phrase of a concept in one language; `weight` below 1 for a sign, which only hints at it."""

    language: str
    concept: str
    phrase: str
    weight: float = 1.0


class Phrase(NamedTuple):
    """What must stand close together for a concept to be spoken of.

    `reach`: words, small ones too, among which all its stems must stand. `surface`: how an abbreviation must stand,
    to the letter: NO2 is not "no", nor REP a "repas".
    """

    stems: frozenset[str]
    concept: str
    reach: int
    weight: float = 1.0
    surface: str | None = None


class Anchored(NamedTuple):
    """The phrases that one stem tells best: those of this stem alone, and those that need more."""

    alone: tuple[Phrase, ...]
    longer: tuple[Phrase, ...]


_NONE = Anchored((), ())


class PhraseIndex:
    """Phrases under their rarest stem, so that few are tried at each word."""

    def __init__(self, rows: dict[str, list[Row]]) -> None:
        self.rows = rows
        self._made: dict[str, Anchored] = {}

    def get(self, stem: str) -> Anchored:
        """The phrases that are told best by a stem; made from the rows when first asked for."""
        found = self._made.get(stem)
        if found is None:
            rows = self.rows.get(stem)
            if rows is None:
                return _NONE
            made = [Phrase(frozenset(stems), *rest) for stems, *rest in rows]  # type: ignore[arg-type, call-overload]
            found = Anchored(tuple(p for p in made if len(p.stems) == 1), tuple(p for p in made if len(p.stems) > 1))
            self._made[stem] = found
        return found


def phrase_index(words: Iterable[Word]) -> PhraseIndex:
    """The phrases of one language's words."""
    known: dict[tuple[frozenset[str], str], Phrase] = {}
    for word in words:
        found = tokens(word.phrase, word.language)
        stems = _telling(found)
        if not stems:
            continue
        # a phrase with many small words is met by itself
        reach = max(len(stems) + _SLACK, len(found)) if len(stems) > 1 else 1
        letters = _to_the_letter(word.phrase)
        _add(known, Phrase(stems, word.concept, reach, word.weight, letters))
        opened = _opened(found)
        if opened and letters is None:
            _add(known, Phrase(opened, word.concept, len(opened) + _SLACK, word.weight * _OPENED))
    return PhraseIndex(_by_anchor(list(known.values())))


def _add(known: dict[tuple[frozenset[str], str], Phrase], phrase: Phrase) -> None:
    other = known.get((phrase.stems, phrase.concept))
    if other is not None:
        reach, weight = max(other.reach, phrase.reach), max(other.weight, phrase.weight)
        phrase = Phrase(phrase.stems, phrase.concept, reach, weight, other.surface and phrase.surface)
    known[phrase.stems, phrase.concept] = phrase


def _opened(words: list[Token]) -> frozenset[str]:
    """The stems of a phrase of one compound, taken apart: "varmeregning" is met by "regningen på varme" too."""
    content = [t for t in words if t.is_content]
    if len(content) == 1 and len(content[0].parts) == _TWO:
        return frozenset(content[0].parts)
    return frozenset()


def _to_the_letter(phrase: str) -> str | None:
    return phrase if phrase.isupper() and len(phrase) > 1 and " " not in phrase else None


def _telling(words: list[Token]) -> frozenset[str]:
    """The stems a text must have to meet a phrase: its content words, or all where only one of several is one.

    "lyset går" must not be met by every light, nor "lyse tage" by every bright thing.
    """
    content = frozenset(t.stem for t in words if t.is_content)
    if len(content) > 1 or len(words) == 1:
        return content | {t.stem for t in words if t.is_negation}
    return frozenset(t.stem for t in words)


def _by_anchor(phrases: list[Phrase]) -> dict[str, list[Row]]:
    count: dict[str, int] = {}
    for phrase in phrases:
        for stem in phrase.stems:
            count[stem] = count.get(stem, 0) + 1
    index: dict[str, list[Row]] = {}
    for phrase in phrases:
        anchor = min(phrase.stems, key=lambda s: (count[s], s))
        index.setdefault(anchor, []).append((sorted(phrase.stems), *phrase[1:]))
    return index
