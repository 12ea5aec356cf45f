"""Names of pages and places on them, safe whatever an id holds."""

from __future__ import annotations

import hashlib

_LONGEST = 100


def safe(name: str) -> str:
    """An id as part of a file name or an anchor: letters, digits, - and _ stand, anything else is written by its code.

    Ids come from files of strangers: one like `../x` must not lead out of the folder. Two ids never share a name.
    """
    written = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else f"~{ord(c):x}~" for c in name)
    if len(written) <= _LONGEST:
        return written
    return f"~{hashlib.sha256(name.encode()).hexdigest()}"


def part(name: str) -> str:
    """An id as one part of a figure's id, whose parts are joined by /: written as in a JSON pointer."""
    return name.replace("~", "~0").replace("/", "~1")


def need_page(need: str) -> str:
    """The page of a need."""
    return f"need-{safe(need)}.html"


def solution_anchor(solution: str) -> str:
    """The place of a solution on the page of a need."""
    return f"solution-{safe(solution)}"


def provider_anchor(provider: str) -> str:
    """The place of a provider in the list of providers."""
    return f"provider-{safe(provider)}"
