"""`bybro lexicon`: the words bybro knows, and what an office loads beside them."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from bybro.cli.options import Json, Place
from bybro.cli.output import finding_rows, out, plain, print_json

lexicon = typer.Typer(
    name="lexicon",
    no_args_is_help=True,
    add_completion=False,
    help="The words that needs and solutions are read with.",
    epilog="Example: bybro lexicon import aarhus-tripoli gemet.rdf --name GEMET",
)


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    app.add_typer(lexicon)


@lexicon.command("import", epilog="Example: bybro lexicon import aarhus-tripoli gemet.rdf --name GEMET")
def import_(
    path: Place,
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="SKOS as RDF/XML or Turtle.")],
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="What explanations call it: GEMET, EuroVoc.")],
    json: Json = False,  # noqa: FBT002
) -> None:
    """Load a thesaurus in SKOS beside bybro's own lexicon, into a dossier's terms.jsonl."""
    from bybro.office.thesauri import import_thesaurus  # noqa: PLC0415
    from bybro.office.written import written_document  # noqa: PLC0415

    loaded = import_thesaurus(path, files, name)
    for place, text in finding_rows(loaded.findings):
        sys.stderr.write(f"{place}: {text}\n")
    if json:
        print_json(written_document(loaded.dossier, [loaded.place]))
        return
    out().print(plain(f"{loaded.terms} terms of {name} in {loaded.place}"), soft_wrap=True)
