"""The sentences of the product by key and language, from `messages/*.toml`."""

from __future__ import annotations

import string
import tomllib
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("en", "da", "fr", "ar")
"""The languages of the product, in the order in which they are listed."""


def message(key: str, language: str, /, **values: object) -> str:
    """The sentence of a dotted key ("reason.covers") in a language, its {holes} filled with `values`.

    A key, language or hole that does not exist is a fault in the program, not in the user's data: KeyError.
    """
    known = templates(language)
    if key not in known:
        fault = f'No message "{key}" in messages/{language}.toml; add it to all four files.'
        raise KeyError(fault)
    return known[key].format_map(values)


def by_language(key: str, /, **values: object) -> dict[str, str]:
    """The sentence in all four languages, with the same values."""
    return {language: message(key, language, **values) for language in LANGUAGES}


def has(key: str) -> bool:
    """Whether there is a sentence of that key."""
    return key in templates(LANGUAGES[0])


@cache
def templates(language: str) -> Mapping[str, str]:
    """All templates of a language by dotted key, as they stand in the file."""
    if language not in LANGUAGES:
        fault = f'No messages in "{language}"; there are {", ".join(LANGUAGES)}.'
        raise KeyError(fault)
    text = files("bybro.wording").joinpath("messages", f"{language}.toml").read_text(encoding="utf-8")
    tables: dict[str, dict[str, str]] = tomllib.loads(text)
    return MappingProxyType({f"{name}.{key}": value for name, table in tables.items() for key, value in table.items()})


def holes(template: str) -> frozenset[str]:
    """The names of the holes in a template."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(template) if name is not None)
