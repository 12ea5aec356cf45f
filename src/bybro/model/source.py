"""Where a statement comes from."""

from __future__ import annotations

from bybro.model.record import Record, Words


class Source(Record):
    """A page or paper: its title, and its address (`url`) or its file beside the dossier (`file`)."""

    title: Words
    url: Words | None
    file: Words | None
