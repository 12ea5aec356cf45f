"""What a command wrote, as a document for scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bybro.model.dossier import Dossier


def written_document(dossier: Dossier, paths: Iterable[Path]) -> dict[str, Any]:
    """The `bybro-files/1` document: the dossier, its day, and the paths to open, in the order written."""
    return {
        "format": "bybro-files/1",
        "dossier": dossier.partnership.id,
        "as_of": dossier.partnership.as_of,
        "files": [str(path) for path in paths],
    }
