"""A matching on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bybro.cli.output import out, table
from bybro.model.match import GROUPS

if TYPE_CHECKING:
    from rich.text import Text

    from bybro.model.match import Match, NeedMatches
    from bybro.office.matching import Matching

GROUP_NAMES: dict[str | None, str] = {
    "could": "could",
    "only_if": "only if",
    "prepares": "prepares",
    "no": "does not fit",
}
_GROUP_STYLES = {"could": "green", "only_if": "yellow", "prepares": "cyan", "no": "red"}


def print_summary(matching: Matching) -> None:
    """For each city its needs: how many solutions stand in each group, and which comes first."""
    screen = out()
    for city in (matching.dossier.partnership.partner_city, matching.dossier.partnership.home_city):
        answers = [a for a in matching.needs if a.need.city == city]
        if not answers:
            continue
        made = table("need", "could", "only\nif", "prep.", "no", "first", title=f"\nNeeds of {city}")
        for answer in answers:
            counts = [str(len(answer.in_group(g)) or "-") for g in GROUPS]
            made.add_row(answer.need.id, *counts, _first(answer))
        screen.print(made)


def print_need(answer: NeedMatches) -> None:
    """One need with its solutions, group by group."""
    screen = out()
    title = answer.need.title.best("en").text
    screen.print(f"\n{title}  ({answer.need.id}, {answer.need.city})", style="bold", soft_wrap=True)
    if answer.nothing_fits:
        screen.print("Nothing the other side offers fits this need.")
    for group in GROUPS:
        found = answer.in_group(group)
        if not found:
            continue
        made = table("#", "solution", "rel.", "chance", "lines", "share", "what stops or opens it")
        for m in found:
            made.add_row(*_row(m))
        screen.print(GROUP_NAMES[group], style=_GROUP_STYLES[group])
        screen.print(made)


def _row(m: Match) -> tuple[str, ...]:
    from bybro.wording.figures import probability, share  # noqa: PLC0415  (a summary of all needs tells no figure)

    met = "" if m.coverage is None else share(m.coverage.p50, "en")
    adverse = [line.requirement.indicator or "" for line in m.lines if line.is_adverse]
    silent = sum(line.verdict == "unknown" and line.requirement.decides for line in m.lines)
    opens = ", ".join(adverse[:3]) or (f"{silent} unknown" if silent else "")
    return (
        str(m.rank or ""),
        m.solution.id,
        f"{m.relevance:.2f}",
        probability(m.chance.standard, "en"),
        str(m.chance.lines),
        met,
        opens,
    )


def _first(answer: NeedMatches) -> Text:
    from rich.text import Text  # noqa: PLC0415  (a document in JSON needs no screen)

    if answer.nothing_fits:
        return Text("nothing fits", style="dim")
    for group in GROUPS:
        found = answer.in_group(group)
        if found:
            return Text(found[0].solution.id, style=_GROUP_STYLES[group])
    return Text()
