"""`bybro schema`: the published shape of a document."""

from __future__ import annotations

from typing import Annotated

import typer

from bybro.cli.output import print_json


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command(epilog="Example: bybro schema match")(schema)


def schema(
    name: Annotated[str, typer.Argument(metavar="NAME", help="check, match, search, catalogue, files, error ...")],
    json: Annotated[bool, typer.Option("--json", help="As all output of this command is.")] = True,  # noqa: ARG001, FBT002
) -> None:
    """Print the JSON Schema of a document that bybro prints."""
    from bybro.office.schema import schema as published  # noqa: PLC0415

    print_json(published(name))
