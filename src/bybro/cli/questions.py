"""`bybro questions`: what to find out first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bybro.cli.options import AsOf, Json, Place
from bybro.cli.output import out, plain, print_json, table, tell_left_out

if TYPE_CHECKING:
    from bybro.model.question import Question
    from bybro.office.questions import Questions

_TOP = 10


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command(epilog="Examples: bybro questions example --list mission --top 25 · bybro questions beirut/ --json")(
        questions
    )


def questions(
    path: Place,
    listed: Annotated[
        list[str] | None,
        typer.Option("--list", metavar="LIST", help="Only mission, desk, outreach, agree or home; may be repeated."),
    ] = None,
    top: Annotated[int, typer.Option("--top", metavar="N", min=1, help="Show the first N of each list.")] = _TOP,
    language: Annotated[str, typer.Option("--lang", metavar="LANG", help="Ask in da, en, fr or ar.")] = "en",
    as_of: AsOf = None,
    json: Json = False,  # noqa: FBT002
) -> None:
    """Say what is not known and would change a choice, ordered by what the answer is worth, and whom to ask."""
    from bybro.office.dossiers import open_dossier  # noqa: PLC0415
    from bybro.office.questions import chosen_lists, refuse_language  # noqa: PLC0415
    from bybro.office.questions import questions as run  # noqa: PLC0415

    wanted = chosen_lists(listed)
    refuse_language(language)
    opened = open_dossier(path, as_of=as_of)
    tell_left_out(opened)
    answer = run(opened.with_some("needs"))
    if json:
        print_json(answer.to_dict())
        return
    for name in wanted:
        _print_list(name, answer, top, language)


def _print_list(name: str, answer: Questions, top: int, language: str) -> None:
    from bybro.wording.labels import label  # noqa: PLC0415  (a document in JSON needs no labels)

    found = [q for q in answer.questions if q.list == name]
    screen = out()
    screen.print(f"\n{label('question_list', name, language)}  ({name})", style="bold", soft_wrap=True)
    if not found:
        screen.print("Nothing here would change a choice.")
        return
    made = table("#", "places", "worth", "question", "ask", "decides")
    for question in found[:top]:
        made.add_row(*_row(question, answer, language))
    screen.print(made)
    if len(found) > top:
        screen.print(f"and {len(found) - top} more; --top {len(found)} shows all", style="dim")


def _row(question: Question, answer: Questions, language: str) -> tuple[str, ...]:
    from bybro.wording.labels import label  # noqa: PLC0415
    from bybro.wording.questions import sentence  # noqa: PLC0415

    more = len(question.decides) - 1
    return (
        str(question.rank),
        f"{question.best}\N{EN DASH}{question.worst}",
        f"{1000 * question.value:.2f}\N{PER MILLE SIGN}",
        plain(sentence(question, answer.dossier, language)),
        label("who", question.ask, language),
        question.decides[0] + (f" +{more}" if more else ""),
    )
