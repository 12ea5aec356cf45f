"""Whether a dossier's rows can be used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bybro.exchange.dossier_folder import KINDS

if TYPE_CHECKING:
    from bybro.office.dossiers import Opened


def is_sound(opened: Opened) -> bool:
    """Whether no row had to be left out."""
    return not any(f.severity == "error" for f in opened.findings)


def check_document(opened: Opened) -> dict[str, Any]:
    """The contract's `bybro-check/1`: how many records stand, and every finding by file, line and field."""
    return {
        "format": "bybro-check/1",
        "dossier": opened.dossier.partnership.id,
        "as_of": opened.dossier.partnership.as_of,
        "ok": is_sound(opened),
        "records": {
            kind.name: len(records)
            for kind in KINDS
            if (records := getattr(opened.dossier, kind.name)) or not kind.is_optional
        },
        "findings": [f.to_dict() for f in opened.findings],
    }
