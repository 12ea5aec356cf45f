"""What would have to change for a solution to fit, and in whose hands it lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bybro.wording.figures import quantity
from bybro.wording.labels import indicator, label
from bybro.wording.messages import LANGUAGES, message

if TYPE_CHECKING:
    from bybro.model.dossier import Dossier
    from bybro.model.match import NearMiss


def sentence(near_miss: NearMiss, dossier: Dossier, language: str) -> str:
    """The number needed, or the decision, and who takes it: "…: from 2 ha to 5 ha; to be decided by the ministry."."""
    who = label("who", near_miss.who, language)
    how = message(f"near_miss.{near_miss.change}", language, who=who)
    return message("near_miss.whole", language, what=_what(near_miss, dossier, language), how=how)


def sentences(near_miss: NearMiss, dossier: Dossier) -> dict[str, str]:
    """The near miss in all four languages."""
    return {language: sentence(near_miss, dossier, language) for language in LANGUAGES}


def _what(near_miss: NearMiss, dossier: Dossier, language: str) -> str:
    name = indicator(near_miss.indicator, dossier, language)
    if isinstance(near_miss.to, bool):
        return message("near_miss.yes" if near_miss.to else "near_miss.no", language, label=name)
    to = quantity(near_miss.to, near_miss.unit, language)
    if near_miss.from_ is None:
        return message("near_miss.number_unknown", language, label=name, to=to)
    start = quantity(near_miss.from_, near_miss.unit, language)
    return message("near_miss.number", language, label=name, **{"from": start}, to=to)
