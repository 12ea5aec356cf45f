"""How far work that takes over a second has come."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, float], None]
"""Told what is being done now, and the share of it that is done, from 0 to 1."""


def silent(what: str, done: float) -> None:
    """Tell nobody."""
