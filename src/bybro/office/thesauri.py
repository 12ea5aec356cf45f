"""Loading thesauri beside bybro's own lexicon."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bybro.errors import NotOfferedError, UsageError
from bybro.exchange.dossier_folder import write_dossier
from bybro.exchange.skos import read_skos
from bybro.office.dossiers import EXAMPLE, open_dossier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bybro.findings import Finding
    from bybro.model.dossier import Dossier

_LONGEST_NAME = 60


class Loaded(NamedTuple):
    """A dossier with a thesaurus in it: where its terms stand, how many were loaded, and which could not be used."""

    dossier: Dossier
    place: Path
    terms: int
    findings: tuple[Finding, ...]


def import_thesaurus(place: str, files: Sequence[str], name: str) -> Loaded:
    """Load the SKOS files of a thesaurus into a dossier's terms; one loaded before under the same name is replaced.

    Raises `UsageError` for a name that cannot be shown, `NotOfferedError` for the packaged example and for a dossier
    with rows that cannot be used: writing it would lose them.
    """
    if not name.strip() or not name.isprintable() or len(name) > _LONGEST_NAME:
        raise UsageError("A thesaurus needs a name that can be shown.", "Give it a short one, such as GEMET.")
    if place == EXAMPLE:
        raise NotOfferedError("The packaged example is not written to.", "Give a dossier folder of your own.")
    opened = open_dossier(place)
    if opened.left_out:
        raise NotOfferedError(
            f"{opened.left_out} rows of the dossier cannot be used, and writing it would lose them.",
            "Mend what `bybro check` names, then load the thesaurus.",
        )
    terms, findings = read_skos([Path(f) for f in files], name)
    kept = tuple(t for t in opened.dossier.terms if t.thesaurus != name)
    dossier = replace(opened.dossier, terms=(*kept, *terms))
    write_dossier(dossier, Path(place))
    return Loaded(dossier, Path(place) / "terms.jsonl", len(terms), findings)
