"""The content of the catalogue, built once and in no language: every figure registered, every source numbered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bybro.lexicon.languages import LANGUAGES
from bybro.lexicon.packaged import packaged
from bybro.papers.address import part
from bybro.papers.budget_entry import budget_entry
from bybro.papers.figure import Figure
from bybro.papers.need_entry import direction_entry
from bybro.papers.open_questions import question_lists
from bybro.papers.provider_entry import provider_entries
from bybro.papers.range_picture import range_pictures
from bybro.papers.register import Register
from bybro.papers.side_by_side import rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bybro.lexicon.concepts import Lexicon
    from bybro.model.dossier import Dossier
    from bybro.model.match import Group, NeedMatches
    from bybro.model.outlook import Outlook
    from bybro.model.question import Question
    from bybro.model.source import Source
    from bybro.papers.budget_entry import BudgetEntry
    from bybro.papers.need_entry import DirectionEntry
    from bybro.papers.open_questions import ListEntry
    from bybro.papers.provider_entry import ProviderEntry
    from bybro.papers.range_picture import RangePicture
    from bybro.papers.side_by_side import Row


@dataclass(frozen=True)
class CatalogueContent:
    """All that the catalogue says, as values. `values` holds each printed figure under its id, unrounded.

    `sources` are numbered from 1 in the order a reader meets them. `languages`: those it is rendered in.
    `summary` names the ids of the counts on the title page.
    """

    dossier: Dossier
    draws: int | None
    seed: int | None
    languages: tuple[str, ...]
    summary: Mapping[str, str]
    rows: tuple[Row, ...]
    pictures: tuple[RangePicture, ...]
    directions: tuple[DirectionEntry, ...]
    budget: BudgetEntry
    questions: tuple[ListEntry, ...]
    providers: tuple[ProviderEntry, ...]
    sources: tuple[Source, ...]
    values: Mapping[str, Figure]

    def to_dict(self) -> dict[str, Any]:
        """The document catalogue.json."""
        from bybro.papers.document import document  # noqa: PLC0415  (document knows the content, and is seldom needed)

        return document(self)


def catalogue_content(
    dossier: Dossier,
    answers: Sequence[NeedMatches],
    questions: Sequence[Question] = (),
    lexicon: Lexicon | None = None,
    *,
    outlook: Outlook,
    draws: int | None = None,
    seed: int | None = None,
    languages: tuple[str, ...] = LANGUAGES,
) -> CatalogueContent:
    """The content of a dossier's catalogue from the answers of `bybro.decision.match`, its questions and its outlook.

    What the partner city needs comes first, then what the home city needs. `lexicon` is the packaged one where
    none is given; `draws` and `seed` tell which sample the answers rest on.
    """
    register, known = Register(), lexicon or packaged()
    register.figure("as_of", Figure("day", dossier.partnership.as_of))
    register.figure("draws", None if draws is None else Figure("count", draws))
    found = rows(dossier, known, register)
    receivers = (dossier.partnership.partner_city, dossier.partnership.home_city)
    directions = tuple(direction_entry(city, answers, dossier, register) for city in receivers)
    budget = budget_entry(outlook, directions, register)
    asked = question_lists(questions, dossier, register)
    providers = provider_entries(directions, dossier, register)
    summary = _summary(directions, dossier, register)
    register.figure("cities/not_shown", Figure("count", sum(not row.is_shown for row in found)))
    return CatalogueContent(
        dossier,
        draws,
        seed,
        tuple(languages),
        summary,
        found,
        range_pictures(found, register),
        directions,
        budget,
        asked,
        providers,
        register.numbered,
        register.figures,
    )


def _summary(directions: Sequence[DirectionEntry], dossier: Dossier, register: Register) -> dict[str, str]:
    needs = [need for d in directions for need in d.needs]

    def different(group: Group) -> int:
        return len({s.match.solution.id for need in needs for s in need.solutions(group)})

    counts = {
        "needs": len(needs),
        "solutions": len(dossier.solutions),
        "could": different("could"),
        "only_if": different("only_if"),
        "unanswered": sum(need.nothing_fits for need in needs),
    }
    for need in needs:
        for group in need.groups:
            register.figure(f"need/{part(need.need.id)}/{group.group}", Figure("count", len(group.solutions)))
    return {name: str(register.figure(f"summary/{name}", Figure("count", count))) for name, count in counts.items()}
