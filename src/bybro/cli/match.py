"""`bybro match`: needs against solutions."""

from __future__ import annotations

from typing import Annotated

import typer

from bybro.cli.options import AsOf, Json, Place
from bybro.cli.output import print_json, tell_left_out


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command(epilog="Examples: bybro match example --need playgrounds · bybro match beirut/ --json > match.json")(
        match
    )


def match(
    path: Place,
    need: Annotated[
        list[str] | None, typer.Option("--need", metavar="ID", help="Only this need; may be repeated.")
    ] = None,
    top: Annotated[
        int | None, typer.Option("--top", metavar="N", min=1, help="List the N most relevant instead of all.")
    ] = None,
    as_of: AsOf = None,
    json: Json = False,  # noqa: FBT002
) -> None:
    """Say for every need which solutions could be done, only if, prepare the ground, or do not fit."""
    from bybro.office.dossiers import open_dossier  # noqa: PLC0415
    from bybro.office.matching import match as run  # noqa: PLC0415

    opened = open_dossier(path, as_of=as_of)
    tell_left_out(opened)
    answer = run(opened.with_some("needs"), needs=need, top=top)
    if json:
        print_json(answer.to_dict())
        return
    from bybro.cli.summary import print_need, print_summary  # noqa: PLC0415

    if need:
        for found in answer.needs:
            print_need(found)
    else:
        print_summary(answer)
