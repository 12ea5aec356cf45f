"""The commands together, and what happens when one cannot be done."""

from __future__ import annotations

import gc
import io
import os
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bybro.cli import catalogue, check, demo, lexicon, match, new, portfolio, questions, schema, search, what_if
from bybro.cli.output import print_failure, print_wrong_call
from bybro.errors import BybroError

if TYPE_CHECKING:
    from collections.abc import Sequence

INTERRUPTED = 130

app = typer.Typer(
    name="bybro",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    help="The working desk of a city partnership: needs of two cities, solutions of both, and what can really be done.",
    epilog="Begin with [bold]bybro demo[/bold]. PATH is a dossier folder, or the word [bold]example[/bold].",
)
for command in (demo, new, check, match, search, questions, what_if, portfolio, catalogue, lexicon, schema):
    command.add_to(app)


@app.callback(invoke_without_command=True)
def about(
    version: bool = typer.Option(False, "--version", help="Print the version and stop."),  # noqa: FBT001, FBT003
) -> None:
    """The working desk of a city partnership: needs of two cities, solutions of both, and what can really be done."""
    if version:
        from bybro import __version__  # noqa: PLC0415

        typer.echo(__version__)
        raise typer.Exit


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and leave with its exit code: 0 done, 1 it cannot be done, 2 wrong call, 130 interrupted."""
    # a command makes a great many small things that live until it ends: looking for dead ones took a third of its time
    gc.set_threshold(2_000_000, 20, 100)
    asked = list(sys.argv[1:] if arguments is None else arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # a letter that the terminal does not have is no reason to stop
        sys.stdout.reconfigure(errors="replace")
    code = _run(asked, as_json="--json" in asked)
    gc.freeze()  # nor is there anything to look for at the end
    sys.exit(code)


def _run(asked: list[str], *, as_json: bool) -> int:
    try:
        code = app(asked, standalone_mode=False, prog_name="bybro")
        sys.stdout.flush()
    except typer.TyperException as fault:
        print_wrong_call(fault, as_json=as_json)
        return fault.exit_code
    except (KeyboardInterrupt, typer.Abort):
        sys.stderr.write("Interrupted; nothing was left half-written.\n")
        return INTERRUPTED
    except Exception as fault:  # noqa: BLE001  (no traceback reaches a user; a fault of our own is told with its place)
        if isinstance(fault, OSError) and not isinstance(fault, BybroError):
            _tell_machine(fault, as_json=as_json)
            return 1
        failure = _failure(fault)
        print_failure(failure, as_json=as_json)
        return failure.exit_code
    return code if isinstance(code, int) else 0


def _failure(fault: Exception) -> BybroError:
    if isinstance(fault, BybroError):
        return fault
    if isinstance(fault, MemoryError):
        return BybroError(
            "There is not enough memory for this.", "Close other programs, or match fewer needs with --need."
        )
    place = traceback.extract_tb(fault.__traceback__)[-1]
    where = f"{Path(place.filename).name}, line {place.lineno}"
    return BybroError(
        f"bybro met a fault of its own ({type(fault).__name__} in {where}): {fault}.",
        "Nothing was left half-written. Please report it with this line and what you did.",
    )


def _tell_machine(fault: OSError, *, as_json: bool) -> None:
    """Say what the machine would not do; it may be our own output (a full disk, a reader that has gone)."""
    what = f"The machine did not do it: {fault.strerror or fault}."
    try:
        if not isinstance(fault, BrokenPipeError):
            failure = BybroError(what, "See whether the disk is full, and who may read and write.")
            print_failure(failure, as_json=as_json)
        sys.stdout.flush()
    except OSError:
        # what is still to be printed goes nowhere, so that nothing complains when Python ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
