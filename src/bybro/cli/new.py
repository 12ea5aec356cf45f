"""`bybro new`: an empty dossier for two cities of one's own."""

from __future__ import annotations

from typing import Annotated

import typer

from bybro.cli.options import Json
from bybro.cli.output import out, print_json


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command(epilog="Example: bybro new aarhus-tripoli --home Aarhus --partner Tripoli")(new)


def new(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="A new or empty folder.")],
    home: Annotated[str, typer.Option("--home", metavar="NAME", help="The city whose office keeps the case.")],
    partner: Annotated[str, typer.Option("--partner", metavar="NAME", help="The partner city.")],
    json: Json = False,  # noqa: FBT002
) -> None:
    """Make a dossier for two cities, with the packaged indicators, classes of solutions and units."""
    from bybro.office.new import create  # noqa: PLC0415

    place = create(folder, home, partner)
    if json:
        from bybro.office.dossiers import open_dossier  # noqa: PLC0415
        from bybro.office.written import written_document  # noqa: PLC0415

        print_json(written_document(open_dossier(place).dossier, [place]))
        return
    screen = out()
    screen.print(str(place), soft_wrap=True)
    screen.print(f"Next: add needs.jsonl and solutions.jsonl rows, then `bybro check {place}`.", soft_wrap=True)
