"""`bybro catalogue`: the catalogue as pages, PDF and figures."""

from __future__ import annotations

from typing import Annotated

import typer

from bybro.cli.options import AsOf, Json, Place
from bybro.cli.output import ours_alone, out, print_json, tell_left_out
from bybro.cli.progress import bar


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command(epilog="Example: bybro catalogue example -o catalogue --lang da,ar --format html,pdf")(catalogue)


def catalogue(
    path: Place,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="DIR", help="A new folder, or an earlier catalogue to replace.")
    ],
    lang: Annotated[str, typer.Option("--lang", metavar="da,en,fr,ar", help="Languages, separated by commas.")] = "en",
    formats: Annotated[
        str, typer.Option("--format", metavar="html,pdf,json", help="Formats, separated by commas.")
    ] = "html",
    as_of: AsOf = None,
    json: Json = False,  # noqa: FBT002
) -> None:
    """Write the catalogue of implementable solutions matched with the needs, in both directions."""
    from bybro.office.catalogue import catalogue as run  # noqa: PLC0415
    from bybro.office.dossiers import open_dossier  # noqa: PLC0415
    from bybro.office.written import written_document  # noqa: PLC0415

    opened = open_dossier(path, as_of=as_of)
    tell_left_out(opened)
    with ours_alone(), bar("Catalogue") as progress:
        papers = run(opened.dossier, output, languages=_list(lang), formats=_list(formats), progress=progress)
    if json:
        print_json(written_document(opened.dossier, papers))
        return
    screen = out()
    for paper in papers:
        screen.print(str(paper), soft_wrap=True)


def _list(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
