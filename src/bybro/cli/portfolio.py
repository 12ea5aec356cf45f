"""`bybro portfolio`: what a sum of money would do best."""

from __future__ import annotations

from typing import Annotated

import typer

from bybro.cli.options import AsOf, Json, Place
from bybro.cli.output import ours_alone, print_json, tell_left_out


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command(
        epilog="Examples: bybro portfolio example --budget 20000000 · "
        "bybro portfolio example --budget 5e6 --city Beirut --min-share water=0.1 --max-per-provider 2"
    )(portfolio)


def portfolio(
    path: Place,
    budget: Annotated[float, typer.Option("--budget", metavar="N", help="The money there is.")],
    currency: Annotated[
        str | None, typer.Option("--currency", metavar="C", help="Of the budget; the dossier's unless said otherwise.")
    ] = None,
    exclude: Annotated[
        list[str] | None, typer.Option("--exclude", metavar="ID", help="Never this solution; may be repeated.")
    ] = None,
    require: Annotated[
        list[str] | None, typer.Option("--require", metavar="ID", help="This solution in any case; may be repeated.")
    ] = None,
    max_per_provider: Annotated[
        int | None, typer.Option("--max-per-provider", metavar="N", help="At most N solutions of a provider.")
    ] = None,
    not_together: Annotated[
        list[str] | None, typer.Option("--not-together", metavar="A,B", help="At most one of these; may be repeated.")
    ] = None,
    after: Annotated[
        list[str] | None, typer.Option("--after", metavar="A,B", help="B only where A is chosen; may be repeated.")
    ] = None,
    min_share: Annotated[
        list[str] | None,
        typer.Option("--min-share", metavar="THEME=SHARE", help="Meet this share of a theme's needs, e.g. water=0.2."),
    ] = None,
    floor: Annotated[
        float | None,
        typer.Option("--floor", metavar="SHARE", help="Meet this share of the needs in the worst tenth of cases."),
    ] = None,
    city: Annotated[str | None, typer.Option("--city", metavar="ID", help="Only the needs of this city.")] = None,
    as_of: AsOf = None,
    json: Json = False,  # noqa: FBT002
) -> None:
    """Choose the solutions and units that meet the most of the needs within a budget."""
    from bybro.office.dossiers import open_dossier  # noqa: PLC0415
    from bybro.office.portfolio import portfolio as run  # noqa: PLC0415

    opened = open_dossier(path, as_of=as_of)
    tell_left_out(opened)
    with ours_alone():
        answer = run(
            opened.with_some("needs"),
            budget=budget,
            currency=currency,
            exclude=exclude or (),
            require=require or (),
            max_per_provider=max_per_provider,
            not_together=[_ids(told) for told in not_together or ()],
            after=[_ids(told) for told in after or ()],
            min_share=dict(_share(told) for told in min_share or ()),
            floor=floor,
            city=city,
        )
    if json:
        print_json(answer.to_dict())
        return
    from bybro.cli.plan import print_plan  # noqa: PLC0415

    print_plan(answer)


def _ids(told: str) -> list[str]:
    return [name.strip() for name in told.split(",")]


def _share(told: str) -> tuple[str, float]:
    theme, _, share = told.partition("=")
    try:
        return theme.strip(), float(share)
    except ValueError:
        raise typer.BadParameter(f'"{told}" is no theme with a share; write it as water=0.2.') from None
