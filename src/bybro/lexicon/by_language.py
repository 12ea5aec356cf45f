"""Something for each language, made when first asked for: a text in Danish needs no Arabic."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class ByLanguage(dict[str, T]):
    """What `make` gives for each language, kept."""

    def __init__(self, make: Callable[[str], T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, language: str) -> T:
        self[language] = self._make(language)
        return self[language]
