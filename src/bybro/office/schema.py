"""The published shapes of what bybro prints."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from bybro.errors import NotOfferedError


def schema_names() -> tuple[str, ...]:
    """The documents that have a published schema."""
    return tuple(
        sorted(
            f.name.removesuffix(".json")
            for f in files("bybro").joinpath("schemas").iterdir()
            if f.name.endswith(".json")
        )
    )


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of a document. Raises `NotOfferedError` for one that has none."""
    if name not in schema_names():
        raise NotOfferedError(f'There is no schema "{name}".', f"Name one of {', '.join(schema_names())}.")
    found: dict[str, Any] = json.loads(files("bybro").joinpath("schemas", f"{name}.json").read_text(encoding="utf-8"))
    return found
