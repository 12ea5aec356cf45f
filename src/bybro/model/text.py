"""A text by language, and what is shown where a language is missing."""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple

from pydantic import ConfigDict, Field, RootModel

from bybro.model.record import Words

Language = Literal["en", "da", "fr", "ar"]


class Worded(NamedTuple):
    """A text as it is shown: in which language it stands, and whether that is a translation."""

    text: str
    language: str
    is_translation: bool


class Text(RootModel[Annotated[dict[Language, Words], Field(min_length=1)]]):
    """The same statement in one or more languages; the language named first is the one it was written in.

    A text belongs to a language at the level of the value: what has no translation is shown as it was
    written, marked with its language, never silently mixed in.
    """

    model_config = ConfigDict(frozen=True, strict=True)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it stands in, the original first."""
        return tuple(self.root)

    @property
    def original(self) -> str:
        """The language it was written in."""
        return next(iter(self.root))

    def get(self, language: str) -> str | None:
        """The text in that language, or None."""
        return dict(self.root).get(language)  # type: ignore[call-overload, no-any-return]

    def best(self, language: str) -> Worded:
        """The text in that language; else English, else the original, in its own language."""
        for candidate in (language, "en", self.original):
            found = self.get(candidate)
            if found is not None:
                return Worded(found, candidate, candidate != self.original)
        raise AssertionError  # a Text has at least one language

    def to_dict(self) -> dict[str, str]:
        """The text as the contract's object by language."""
        return {str(k): v for k, v in self.root.items()}
