"""`bybro what-if`: what an answer, other weights or another day would change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bybro.cli.options import AsOf, Json, Place
from bybro.cli.output import ours_alone, out, plain, print_json, table, tell_left_out
from bybro.cli.summary import GROUP_NAMES

if TYPE_CHECKING:
    from bybro.model.change import Changes, PlanChange

_NAMES: dict[str | None, str] = {**GROUP_NAMES, None: "not listed"}


_MOST = 20
"""Rows of a table on the screen."""


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command(
        name="what-if",
        epilog="Examples: bybro what-if example --answer Beirut/waste_fees_paid=yes · "
        "bybro what-if example --weight relevance=0.5 --weight fit=0.5",
    )(what_if)


def what_if(
    path: Place,
    answer: Annotated[
        list[str] | None,
        typer.Option(
            "--answer",
            metavar="CITY/INDICATOR[/SOLUTION]=VALUE",
            help="Suppose this answer: yes, no, 12, 1..2; may be repeated.",
        ),
    ] = None,
    weight: Annotated[
        list[str] | None,
        typer.Option("--weight", metavar="CRITERION=W", help="Weigh so: 0.4, or 0.2..0.5; may be repeated."),
    ] = None,
    day: Annotated[str | None, typer.Option("--day", metavar="DATE", help="See it from this day instead.")] = None,
    budget: Annotated[
        str | None,
        typer.Option("--budget", metavar="N[..M]", help="Compare what a budget would do best; N..M: before and after."),
    ] = None,
    need: Annotated[
        list[str] | None, typer.Option("--need", metavar="ID", help="Only this need; may be repeated.")
    ] = None,
    as_of: AsOf = None,
    json: Json = False,  # noqa: FBT002
) -> None:
    """Say which verdicts, groups, ranks and first choices would change, beyond the noise of the draws."""
    from bybro.office.dossiers import open_dossier  # noqa: PLC0415
    from bybro.office.what_if import what_if as run  # noqa: PLC0415

    opened = open_dossier(path, as_of=as_of)
    tell_left_out(opened)
    dossier = opened.with_some("needs")
    with ours_alone():
        found = run(dossier, answers=answer or (), weights=weight or (), as_of=day, budget=budget, needs=need)
    if json:
        print_json(found.to_dict())
        return
    _print(found.changes)
    if found.plan is not None:
        _print_plan(found.plan, dossier.partnership.currency)


def _print_plan(plan: PlanChange, currency: str) -> None:
    from bybro.wording.quantities import quantity  # noqa: PLC0415  (a document in JSON needs no words)

    screen = out()
    met = [quantity(100.0 * share, "percent", "en") for share in (plan.needs_met_before, plan.needs_met_after)]
    money = [quantity(amount, currency, "en") for amount in (plan.budget_before, plan.budget_after)]
    screen.print(f"\nBest use of {money[0]}: {met[0]} of the needs. Then, of {money[1]}: {met[1]}.", soft_wrap=True)
    if plan.units:
        made = table("solution", "units before", "units after")
        for change in plan.units:
            made.add_row(plain(change.solution), str(change.before), str(change.after))
        screen.print(made)


def _print(changes: Changes) -> None:
    screen = out()
    if changes.is_nothing:
        screen.print("No verdict, group or rank changes.")
        return
    rows: dict[tuple[str, ...], list[tuple[str, ...]]] = {
        ("First choices", "need", "before", "after"): [
            (c.need, c.before or "none", c.after or "none") for c in changes.firsts
        ],
        ("Groups", "need", "solution", "before", "after"): [
            (c.need, c.solution, _NAMES[c.before], _NAMES[c.after]) for c in changes.groups
        ],
        ("Verdicts", "solution", "in", "requirement", "before", "after"): [
            (c.solution, c.city, c.indicator, c.before, c.after) for c in changes.verdicts
        ],
        ("Expected ranks", "need", "solution", "group", "before", "after"): [
            (c.need, c.solution, _NAMES[c.group], f"{c.before:.1f}", f"{c.after:.1f}")
            for c in sorted(changes.ranks, key=lambda c: -abs(c.after - c.before))
        ],
    }
    for (title, *columns), told in rows.items():
        if told:
            made = table(*columns, title=f"\n{title} ({len(told)})")
            for row in told[:_MOST]:
                made.add_row(*(plain(cell) for cell in row))
            screen.print(made)
            if len(told) > _MOST:
                screen.print(f"and {len(told) - _MOST} more; --json holds all", style="dim")
