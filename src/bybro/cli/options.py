"""Arguments and options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

Place = Annotated[str, typer.Argument(metavar="PATH", help="A dossier folder, or the word [bold]example[/bold].")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="See the case from another day, e.g. 2018-06-01.")
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
