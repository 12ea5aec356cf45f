"""`bybro search`: solutions for a problem told in any of the four languages."""

from __future__ import annotations

from typing import Annotated

import typer

from bybro.cli.options import AsOf, Json, Place
from bybro.cli.output import out, print_json, screen_text, table, tell_left_out

_EXCERPT = 160
"""Characters of a solution's text that a row shows."""


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command(epilog='Example: bybro search example "lyset går hver aften"')(search)


def search(
    path: Place,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The problem, as people tell it.")],
    city: Annotated[str | None, typer.Option("--city", metavar="ID", help="Only what this city's side offers.")] = None,
    theme: Annotated[
        list[str] | None, typer.Option("--theme", metavar="THEME", help="Only of this theme; may be given again.")
    ] = None,
    provider_kind: Annotated[
        list[str] | None,
        typer.Option("--provider-kind", metavar="KIND", help='Only from such providers, e.g. "private company".'),
    ] = None,
    top: Annotated[int, typer.Option("--top", metavar="N", min=1, help="How many to list.")] = 10,
    as_of: AsOf = None,
    json: Json = False,  # noqa: FBT002
) -> None:
    """Find solutions for a problem told in Danish, English, French or Arabic; say why, and when nothing fits."""
    from bybro.office.dossiers import open_dossier  # noqa: PLC0415
    from bybro.office.match_document import search_document  # noqa: PLC0415
    from bybro.office.matching import search as run  # noqa: PLC0415

    opened = open_dossier(path, as_of=as_of)
    tell_left_out(opened)
    found = run(
        opened.with_some("solutions"), text, top=top, city=city, themes=theme or (), provider_kinds=provider_kind or ()
    )
    if json:
        print_json(search_document(found, opened.dossier))
        return
    screen = out()
    if found.nothing_fits:
        screen.print("Nothing fits; these come nearest:" if found.hits else "Nothing fits.")
    made = table("score", "solution", "why")
    for hit in found.hits:
        why = ", ".join(g.name if g.label is None else g.label.best(found.language or "en").text for g in hit.why[:4])
        told = screen_text(hit.title)
        told.append(f" ({hit.solution.id})\n")
        told.append_text(screen_text(hit.excerpt, longest=_EXCERPT))
        made.add_row(f"{hit.score:.2f}", told, why)
    if found.hits:
        screen.print(made)
