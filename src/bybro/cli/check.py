"""`bybro check`: what is wrong with a dossier, and how to mend it."""

from __future__ import annotations

from typing import Annotated

import typer

from bybro.cli.options import AsOf, Json, Place
from bybro.cli.output import finding_rows, out, print_json, table


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command(epilog="Example: bybro check beirut/")(check)


def check(
    path: Place,
    as_of: AsOf = None,
    notes: Annotated[bool, typer.Option("--notes", help="Also list the notes.")] = False,  # noqa: FBT002
    json: Json = False,  # noqa: FBT002
) -> None:
    """List every row that cannot be used or is doubtful: the place, what is wrong, and the remedy."""
    from bybro.office.check import check_document, is_sound  # noqa: PLC0415
    from bybro.office.dossiers import open_dossier  # noqa: PLC0415

    opened = open_dossier(path, as_of=as_of)
    if json:
        print_json(check_document(opened))
    else:
        screen = out()
        shown = tuple(f for f in opened.findings if notes or f.severity != "note")
        if shown:
            made = table("place", "what is wrong, and the remedy")
            for row in finding_rows(shown):
                made.add_row(*row)
            screen.print(made)
        records = check_document(opened)["records"]
        screen.print(", ".join(f"{n} {name}" for name, n in records.items() if n))
        counts = {s: sum(f.severity == s for f in opened.findings) for s in ("error", "warning", "note")}
        screen.print(f"{counts['error']} errors, {counts['warning']} warnings, {counts['note']} notes.")
    if not is_sound(opened):
        raise typer.Exit(1)
