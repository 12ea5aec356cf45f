"""Who stands behind the solutions of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bybro.model.dossier import Dossier
    from bybro.model.party import Provider
    from bybro.papers.need_entry import DirectionEntry
    from bybro.papers.register import Register
    from bybro.papers.solution_entry import SolutionEntry


@dataclass(frozen=True, slots=True)
class ProviderEntry:
    """An organisation with its solutions in the catalogue: each once, under the first need it answers."""

    provider: Provider
    parent: Provider | None
    solutions: tuple[SolutionEntry, ...]
    sources: tuple[int, ...]


def provider_entries(
    directions: Sequence[DirectionEntry], dossier: Dossier, register: Register
) -> tuple[ProviderEntry, ...]:
    """The providers of every solution that is named in the catalogue, by name."""
    offered: dict[str, dict[str, SolutionEntry]] = {}
    for direction in directions:
        for entry in (s for need in direction.needs for group in need.groups for s in group.solutions):
            for provider in entry.match.solution.providers:
                offered.setdefault(provider, {}).setdefault(entry.match.solution.id, entry)
    known = [dossier.provider_by_id[i] for i in offered if i in dossier.provider_by_id]
    return tuple(
        ProviderEntry(
            provider,
            None if provider.parent is None else dossier.provider_by_id.get(provider.parent),
            tuple(offered[provider.id].values()),
            register.sources(provider.sources),
        )
        for provider in sorted(known, key=lambda p: p.name.casefold())
    )
