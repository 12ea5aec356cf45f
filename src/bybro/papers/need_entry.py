"""A need with its size, its evidence and the solutions in their groups; the needs of a city by theme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bybro.lexicon.themes import THEMES
from bybro.model.estimate import Range
from bybro.model.match import GROUPS
from bybro.papers.address import part
from bybro.papers.figure import Figure
from bybro.papers.firmness_entry import firmness_entry
from bybro.papers.size_picture import size_pictures
from bybro.papers.solution_entry import solution_entry

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bybro.model.dossier import Dossier
    from bybro.model.match import Group, NeedMatches
    from bybro.model.need import Measure, Need
    from bybro.papers.firmness_entry import FirmnessEntry
    from bybro.papers.register import Register
    from bybro.papers.size_picture import SizePicture
    from bybro.papers.solution_entry import SolutionEntry

MOST = 6
"""Solutions of a group that are told under a need; the others are listed by name and rank."""
WHOLE: frozenset[Group] = frozenset({"could", "only_if"})
"""The groups whose solutions are told in full; those that prepare the ground or do not fit are told shortly."""


@dataclass(frozen=True, slots=True)
class GroupEntry:
    """The relevant solutions of one group under a need: in full or shortly, and the others by name.

    `firmness`: how firm their order is; None where fewer than two are ranked.
    """

    group: Group
    told: tuple[SolutionEntry, ...]
    named: tuple[SolutionEntry, ...]
    firmness: FirmnessEntry | None

    @property
    def solutions(self) -> tuple[SolutionEntry, ...]:
        """All of the group, in order of rank."""
        return (*self.told, *self.named)


@dataclass(frozen=True, slots=True)
class NeedEntry:
    """A need as it is printed. `parts` are the needs that it is the umbrella of; `groups` leaves empty ones out.

    `pictures`: the figures of the first programmes that at least two of the solutions told in full have.
    """

    need: Need
    nothing_fits: bool
    figures: dict[str, str]
    sources: tuple[int, ...]
    part_of: Need | None
    parts: tuple[Need, ...]
    groups: tuple[GroupEntry, ...]
    pictures: tuple[SizePicture, ...]

    def solutions(self, group: Group) -> tuple[SolutionEntry, ...]:
        """The relevant solutions of a group."""
        return next((g.solutions for g in self.groups if g.group == group), ())


@dataclass(frozen=True, slots=True)
class ThemeEntry:
    """The needs of a city under one theme: umbrellas first, then by severity, then as the file has them."""

    theme: str
    needs: tuple[NeedEntry, ...]


@dataclass(frozen=True, slots=True)
class DirectionEntry:
    """From the city that offers to the city that needs."""

    giver: str
    receiver: str
    themes: tuple[ThemeEntry, ...]

    @property
    def needs(self) -> tuple[NeedEntry, ...]:
        """All needs of the receiving city, in reading order."""
        return tuple(need for theme in self.themes for need in theme.needs)


def direction_entry(
    receiver: str, answers: Sequence[NeedMatches], dossier: Dossier, register: Register
) -> DirectionEntry:
    """What one city needs and the other offers; a need stands once, under the first of its themes."""
    own = [a for a in answers if a.need.city == receiver]
    told = {a.need.id: a.need for a in own}
    themes = []
    for theme in THEMES:
        here = sorted(
            (a for a in own if a.need.themes[0] == theme), key=lambda a: (not a.need.umbrella, -a.need.severity)
        )
        if here:
            themes.append(ThemeEntry(theme, tuple(_need(a, told, dossier, register) for a in here)))
    return DirectionEntry(dossier.other_city(receiver), receiver, tuple(themes))


def _need(answer: NeedMatches, told: Mapping[str, Need], dossier: Dossier, register: Register) -> NeedEntry:
    need = answer.need
    figures = {
        name: found
        for name, figure in _figures(need).items()
        if (found := register.figure(f"need/{part(need.id)}/{name}", figure)) is not None
    }
    sources = register.sources(need.sources)
    groups = tuple(_groups(answer, dossier, register))
    in_full = (entry for group in groups if group.group in WHOLE for entry in group.told)
    return NeedEntry(
        need,
        answer.nothing_fits,
        figures,
        sources,
        told.get(need.part_of or ""),
        tuple(n for n in told.values() if n.part_of == need.id),
        groups,
        size_pictures(f"need/{part(need.id)}", in_full, register),
    )


def _figures(need: Need) -> dict[str, Figure | None]:
    return {
        "severity": Figure("count", need.severity),
        "affected": None if need.affected is None else Figure("range", need.affected, need.affected.unit),
        "demand": None if need.demand is None else Figure("range", need.demand, need.demand.unit),
        "measure": None if need.measure is None else _measure(need.measure),
    }


def _measure(measure: Measure) -> Figure:
    """The sources' own figure, without a unit that could be computed with."""
    low = measure.quantity if measure.low is None else measure.low
    high = measure.quantity if measure.high is None else measure.high
    mode = measure.quantity if low <= measure.quantity <= high else None
    return Figure("range", Range(low=min(low, high), mode=mode, high=max(low, high), unit=None))


def _groups(answer: NeedMatches, dossier: Dossier, register: Register) -> list[GroupEntry]:
    found = []
    for group in GROUPS:
        entries = tuple(solution_entry(m, dossier, register) for m in answer.in_group(group))
        if entries:
            firmness = firmness_entry(f"need/{part(answer.need.id)}/{group}", entries, register)
            found.append(GroupEntry(group, entries[:MOST], entries[MOST:], firmness))
    return found
