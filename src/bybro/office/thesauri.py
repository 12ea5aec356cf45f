"""Loading thesauri beside bybro's own lexicon."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from bybro.errors import NotOfferedError
from bybro.exchange.dossier_folder import write_dossier
from bybro.exchange.skos import read_skos
from bybro.office.dossiers import EXAMPLE, open_dossier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bybro.findings import Finding


class Loaded(NamedTuple):
    """What came of loading a thesaurus."""

    dossier: str
    thesaurus: str
    terms: int
    findings: tuple[Finding, ...]

    def to_dict(self) -> dict[str, Any]:
        """The document `bybro-lexicon/1`."""
        return {
            "format": "bybro-lexicon/1",
            "dossier": self.dossier,
            "thesaurus": self.thesaurus,
            "terms": self.terms,
        }


def import_thesaurus(place: str, files: Sequence[str], name: str) -> Loaded:
    """Load the SKOS files of a thesaurus into a dossier's terms; one loaded before under the same name is replaced.

    Raises `NotOfferedError` for the packaged example or a dossier with rows that cannot be used: writing it would
    lose them.
    """
    if place == EXAMPLE:
        raise NotOfferedError("The packaged example is not written to.", "Give a dossier folder of your own.")
    opened = open_dossier(place)
    if opened.left_out:
        raise NotOfferedError(
            f"{opened.left_out} rows of the dossier cannot be used, and writing it would lose them.",
            "Mend what `bybro check` names, then load the thesaurus.",
        )
    terms = read_skos([Path(f) for f in files], name)
    kept = tuple(t for t in opened.dossier.terms if t.thesaurus != name)
    write_dossier(replace(opened.dossier, terms=(*kept, *terms)), Path(place))
    return Loaded(opened.dossier.partnership.id, name, len(terms), opened.findings)
