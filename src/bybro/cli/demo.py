"""`bybro demo`: the example as a catalogue in four languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bybro.cli.options import Json
from bybro.cli.output import ours_alone, out, print_json
from bybro.cli.progress import bar
from bybro.cli.summary import print_summary

if TYPE_CHECKING:
    from bybro.office.demo import Shown


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command(epilog="Example: bybro demo -o beirut")(demo)


def demo(
    output: Annotated[str, typer.Option("-o", "--output", metavar="DIR", help="Where to put it.")] = "bybro-demo",
    json: Json = False,  # noqa: FBT002
) -> None:
    """Match the memo's own case (Copenhagen and Beirut, 2016) and write its catalogue in four languages."""
    from bybro.office.demo import demo as run  # noqa: PLC0415

    with ours_alone(), bar("The example becomes a catalogue") as progress:
        shown = run(output, progress=progress)
    if json:
        from bybro.office.written import written_document  # noqa: PLC0415

        print_json(written_document(shown.matching.dossier, [*shown.papers, shown.dossier]))
        return
    print_summary(shown.matching)
    _print_paths(shown)


def _print_paths(shown: Shown) -> None:
    screen = out()
    screen.print("\nTo read:", style="bold")
    for path in shown.papers:
        screen.print(f"  {path}", soft_wrap=True)
    screen.print("To play with:", style="bold")
    screen.print(f"  {shown.dossier}   (bybro match {shown.dossier})", soft_wrap=True)
