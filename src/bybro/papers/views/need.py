"""A need with its solutions in one language, and the order of needs by direction and theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bybro.papers.address import need_page, part, safe
from bybro.papers.need_entry import WHOLE
from bybro.papers.views.firmness import firmness_view
from bybro.papers.views.sizes import size_view
from bybro.papers.views.solution import full_view, name_view, short_view
from bybro.wording import labels

if TYPE_CHECKING:
    from bybro.model.need import Need
    from bybro.papers.localised import Localised, Node
    from bybro.papers.need_entry import DirectionEntry, GroupEntry, NeedEntry


def direction_view(direction: DirectionEntry, at: Localised, *, is_first: bool) -> Node:
    """One direction: whose needs, by theme."""
    giver, receiver = (at.dossier.city_by_id[i] for i in (direction.giver, direction.receiver))
    names = {"from": giver.name.best(at.language).text, "to": receiver.name.best(at.language).text}
    return {
        "id": f"to-{safe(direction.receiver)}",
        "title": at.word("direction" if is_first else "other_direction", **names),
        "from": at.city(giver.id),
        "to": at.city(receiver.id),
        "themes": [
            {
                "id": theme.theme,
                "label": labels.theme(theme.theme, at.language),
                "needs": [need_view(need, direction, at) for need in theme.needs],
            }
            for theme in direction.themes
        ],
    }


def need_view(entry: NeedEntry, direction: DirectionEntry, at: Localised) -> Node:
    """A need: what is wrong, how bad, for how many, says who, and what could be done about it."""
    need = entry.need
    return {
        **need_link(need, at),
        "city": at.city(need.city),
        "giver": at.city(direction.giver),
        "themes": labels.themes(need.themes, at.language),
        "description": at.text(need.description),
        "severity": at.phrase("severity", n=entry.figures["severity"]),
        "severity_of": at.phrase("severity_of", n=entry.figures["severity"]),
        "severity_reason": at.prose(need.severity_reason),
        "affected": {"figure": at.figure(entry.figures.get("affected")), "basis": at.prose(need.affected_basis)},
        "demand": _demand(entry, at),
        "measure": None
        if need.measure is None
        else {"figure": at.figure(entry.figures["measure"]), "unit": at.prose(need.measure.unit)},
        "scope": at.label("scope", need.scope),
        "status": at.label("status", need.status),
        "marks": _marks(need, at),
        "wish": at.prose(need.wish),
        "part_of": None if entry.part_of is None else need_link(entry.part_of, at),
        "parts": [need_link(part, at) for part in entry.parts],
        "sources": list(entry.sources),
        "nothing_fits": at.word("nothing_fits") if entry.nothing_fits else None,
        "groups": [_group(group, at) for group in entry.groups],
        "sizes": {g.group: len(g.solutions) for g in entry.groups},
        "counts": {g.group: at.figure(f"need/{part(need.id)}/{g.group}") for g in entry.groups},
        "pictures": [size_view(picture, at) for picture in entry.pictures],
    }


def need_link(need: Need, at: Localised) -> Node:
    """A need by its title."""
    return {"id": need.id, "page": need_page(need.id), "title": at.text(need.title)}


def _demand(entry: NeedEntry, at: Localised) -> Node:
    demand = entry.need.demand
    served = None if demand is None else at.dossier.served_by_id.get(demand.serves)
    return {
        "figure": at.figure(entry.figures.get("demand")),
        "serves": None if served is None else at.text(served.label),
        "basis": at.prose(entry.need.demand_basis),
    }


def _marks(need: Need, at: Localised) -> list[str]:
    reply = at.word("partner_reply_missing") if need.reply is None else at.label("reply", need.reply)
    later = [at.word("need_later")] if need.later_than_as_of else []
    return [*later, reply]


def _group(entry: GroupEntry, at: Localised) -> Node:
    tell = full_view if entry.group in WHOLE else short_view
    return {
        "id": entry.group,
        "label": at.label("group", entry.group),
        "note": at.label("group_note", entry.group),
        "firmness": None if entry.firmness is None else firmness_view(entry.firmness, entry.group, at),
        "is_full": entry.group in WHOLE,
        "solutions": [tell(s, at) for s in entry.told],
        "others": [name_view(s, at) for s in entry.named],
    }
