"""A portfolio on one screen."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bybro.cli.output import err, out, plain, table
from bybro.wording.demands import cannot_be_kept, demand
from bybro.wording.figures import amount, number, share, spread

if TYPE_CHECKING:
    from rich.console import Console

    from bybro.model.portfolio import Chosen, Portfolio
    from bybro.office.portfolio import Budgeting

_LEFT_OUT = 6
"""So many of those without a cost are named."""


def print_plan(answer: Budgeting) -> None:
    """What is chosen, what it meets, and what more money would bring."""
    found, screen = answer.portfolio, out()
    if found.status == "infeasible":
        screen.print(f"\nNothing can be chosen with {_sum(found.budget, found)}.", style="bold")
        for fault in found.unmet:
            screen.print(plain(cannot_be_kept(fault)))
    else:
        _print_chosen(screen, answer)
    if len(found.frontier) > 1:
        _print_frontier(screen, found)
    if found.not_costed:
        names = ", ".join(found.not_costed[:_LEFT_OUT])
        more = len(found.not_costed) - _LEFT_OUT
        sys.stdout.flush()
        err().print(
            plain(f"Never chosen, since nobody has told what they cost: {names}" + (f" and {more} more." * (more > 0)))
        )


def _print_chosen(screen: Console, answer: Budgeting) -> None:
    found, titles = answer.portfolio, answer.dossier.solution_by_id
    made = table("solution", "units", "cost", "share of each need", title=f"\nWith {_sum(found.budget, found)}")
    for chosen in found.chosen:
        title = plain(titles[chosen.solution].title.best("en").text)
        cost = amount(chosen.cost.p05, chosen.cost.p95, found.currency, "en")
        made.add_row(f"{title} ({chosen.solution})", str(chosen.units), cost, _shares(chosen))
    if found.chosen:
        screen.print(made)
    screen.print(_met(found))
    if found.binding:
        screen.print("What holds it back: " + ", ".join(demand(d) for d in found.binding) + ".")
    if found.status == "feasible":
        screen.print("It is the best plan found; whether there is a better one is not proven.")
    if found.one_million_more is not None:
        screen.print(_more(found))


def _shares(chosen: Chosen) -> str:
    lines = [f"{need} {_exact(met)}{' *' if need in chosen.assumed else ''}" for need, met in chosen.needs.items()]
    return "\n".join([*lines, *([f"after {chosen.after}"] if chosen.after else [])])


def _met(found: Portfolio) -> str:
    met, assumed = found.needs_met or 0.0, found.assumed or 0.0
    told = [f"Meets {_exact(met)} of the needs, weighted by severity and by the chance that it works"]
    if found.people_helped is not None:
        told.append(f"helps {spread(found.people_helped, None, 'en')} people")
    sentence = "; ".join(told) + f"; in the worst tenth of cases {_exact(found.bad_case or 0.0)}."
    if assumed > 0.0:
        part = share(min(1.0, assumed / met), "en") if met else ""
        sentence += f" Of what is met {part} is assumed (*): nobody has told how much one unit does."
    return sentence


def _more(found: Portfolio) -> str:
    more = found.one_million_more
    if more is None or more.needs_met <= 0.0:
        return f"One million {found.currency} more would meet no more."
    told = f"One million {found.currency} more would meet {_exact(more.needs_met)} more: in comes "
    told += ", ".join(more.chosen) or "more of what is chosen"
    return told + (f"; out goes {', '.join(more.left)}." if more.left else ".")


def _print_frontier(screen: Console, found: Portfolio) -> None:
    made = table("budget", "needs met", "people helped", title="\nWhat other budgets would meet")
    for point in found.frontier:
        people = "" if point.people_helped is None else spread(point.people_helped, None, "en")
        met = "not with these demands" if point.needs_met is None else _exact(point.needs_met)
        made.add_row(_sum(point.budget, found), met, people, style="bold" if point.budget == found.budget else None)
    screen.print(made)
    for outside in found.just_outside:
        screen.print(f"{outside.solution} comes in at {_sum(outside.enters_at, found)}.")


def _sum(value: float, found: Portfolio) -> str:
    return f"{found.currency} {number(value, 'en')}"


def _exact(value: float) -> str:
    """A share that is often below one per cent, in per cent to three significant digits."""
    return f"{value * 100:.3g}%"
