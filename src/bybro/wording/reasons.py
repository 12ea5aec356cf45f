"""What speaks for and against a solution, as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bybro.model.requirement import Requirement
from bybro.wording.figures import number, share, spread, year
from bybro.wording.labels import indicator, themes
from bybro.wording.messages import LANGUAGES, message
from bybro.wording.requirements import predicate

if TYPE_CHECKING:
    from collections.abc import Callable

    from bybro.model.dossier import Dossier
    from bybro.model.match import Reason

FOR = (
    "requirement_holds",
    "requirement_likely",
    "covers",
    "serves_people",
    "in_operation",
    "dated_references",
    "reference_here",
    "co_benefits",
    "no_stopper",
)
"""Codes of what speaks for a solution."""

AGAINST = (
    "requirement_fails",
    "requirement_unlikely",
    "not_stated",
    "unknown_lines",
    "to_put_in_place",
    "no_lines",
    "small_share",
    "too_big",
    "not_at_this_scale",
    "no_size",
    "no_cost",
    "research_stage",
    "pilot_stage",
    "no_dated_reference",
    "only_later_references",
    "assumed_numbers",
    "remarks",
    "related_only",
)
"""Codes of what speaks against it."""

CODES = FOR + AGAINST
"""Every code there is a sentence for."""


def _asked(value: str | Requirement, dossier: Dossier, language: str) -> str:
    """An indicator by its label; a requirement with what it asks ("…: at least 5 ha"), so that "holds" means it."""
    if isinstance(value, Requirement):
        return predicate(value, dossier, language)
    return indicator(value, dossier, language)


# Values come as the matching knows them (ids, floats, spreads); this says how each is written, by its name.
_WRITERS: dict[str, Callable[[Any, Dossier, str], str]] = {
    "indicator": _asked,
    "share": lambda value, _, language: share(value, language),
    "utilisation": lambda value, _, language: share(value, language),
    "people": lambda value, _, language: spread(value, "count", language),
    "units": lambda value, _, language: number(value, language),
    "count": lambda value, _, language: number(value, language),
    "lines": lambda value, _, language: number(value, language),
    "year": lambda value, _, __: year(value),
    "place": lambda value, _, __: str(value),
    "themes": lambda value, _, language: themes(value, language),
}


def sentence(reason: Reason, dossier: Dossier, language: str) -> str:
    """A reason as a sentence, its figures and labels in the same language."""
    values = {name: _WRITERS[name](value, dossier, language) for name, value in reason.values.items()}
    return message(f"reason.{reason.code}", language, **values)


def sentences(reason: Reason, dossier: Dossier) -> dict[str, str]:
    """The reason in all four languages."""
    return {language: sentence(reason, dossier, language) for language in LANGUAGES}
