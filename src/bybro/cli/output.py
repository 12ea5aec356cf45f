"""What the commands print: documents to standard output, everything else to standard error."""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import re
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    import typer
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from bybro.errors import BybroError
    from bybro.findings import Finding
    from bybro.model.match import Excerpt
    from bybro.office.dossiers import Opened

_STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

WIDTH = 80
"""Columns a table must fit where the terminal does not say."""


def print_json(document: dict[str, Any]) -> None:
    """One document and nothing else; never NaN."""
    encoding = (sys.stdout.encoding or "ascii").lower().replace("-", "")
    sys.stdout.write(json.dumps(document, ensure_ascii=encoding != "utf8", allow_nan=False, indent=2) + "\n")


@contextlib.contextmanager
def ours_alone() -> Iterator[None]:
    """Keep standard output for ourselves: what a library prints past Python meanwhile (HiGHS does) is no answer."""
    try:
        ours = os.dup(1)
    except OSError:  # there is no standard output to keep
        yield
        return
    sys.stdout.flush()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        yield
    finally:
        with contextlib.suppress(OSError, TypeError, AttributeError):
            # a library's words wait in C's own buffer; where Python cannot reach it, they are few
            ctypes.CDLL(None).fflush(None)
        os.dup2(ours, 1)
        os.close(ours)
        os.close(nowhere)


def print_failure(fault: BybroError, *, as_json: bool) -> None:
    """What could not be done and the next step."""
    sys.stderr.write(plain(f"{fault.message}\n{fault.remedy}\n"))
    if as_json:
        print_json(_error(fault.message, fault.remedy, fault.findings))


def print_wrong_call(fault: typer.TyperException, *, as_json: bool) -> None:
    """A call that could not be understood."""
    remedy = "See `bybro --help`, or `bybro COMMAND --help`."
    sys.stderr.write(f"{fault.format_message()}\n{remedy}\n")
    if as_json:
        print_json(_error(fault.format_message(), remedy))


def out() -> Console:
    """The screen, for tables; colours only where it has them and NO_COLOR is not set."""
    from rich.console import Console  # noqa: PLC0415  (a document in JSON needs no screen)

    width = None if sys.stdout.isatty() else WIDTH
    # no markup and no emoji: "[/x]" and ":key:" in somebody's title are letters
    return Console(file=sys.stdout, highlight=False, markup=False, emoji=False, width=width)


def err() -> Console:
    """The side channel: progress, footers and warnings."""
    from rich.console import Console  # noqa: PLC0415

    return Console(file=sys.stderr, highlight=False, markup=False, emoji=False, stderr=True)


def table(*columns: str, title: str | None = None) -> Table:
    """A plain table; the last column takes what room is left."""
    from rich import box  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    made = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False, expand=False)
    for name in columns:
        made.add_column(name, overflow="fold")
    return made


def screen_text(told: Excerpt, *, longest: int = 1_000) -> Text:
    """A piece of text with its marks in bold; a long one is cut around the first mark."""
    from rich.text import Text  # noqa: PLC0415

    first = told.marks[0][0] if told.marks else 0
    start = max(0, min(first - longest // 4, len(told.text) - longest))
    shown = Text("\N{HORIZONTAL ELLIPSIS}" if start else "")
    shown.append(plain(told.text[start : start + longest]))
    lead = len(shown.plain) - len(told.text[start : start + longest])
    for begin, end in told.marks:
        if begin >= start:
            shown.stylize("bold", begin - start + lead, end - start + lead)
    if start + longest < len(told.text):
        shown.append("\N{HORIZONTAL ELLIPSIS}")
    return shown


def plain(text: str) -> str:
    """Somebody's text as a terminal may show it: what would steer it (escapes, turns of direction) shown as a mark."""
    return _STEERS.sub("\N{REPLACEMENT CHARACTER}", text)


def tell_left_out(opened: Opened) -> None:
    """Say on the side how many rows could not be used."""
    if opened.left_out:
        sys.stderr.write(f"{opened.left_out} rows could not be used and were left out; `bybro check` names them.\n")


def finding_rows(findings: tuple[Finding, ...]) -> Iterator[tuple[str, str]]:
    """Place and text of each finding, as a reader mends them."""
    for finding in findings:
        place = finding.file if finding.line is None else f"{finding.file}:{finding.line}"
        yield plain(place), plain(f"{finding.severity}: {finding.message} {finding.remedy}")


def _error(message: str, remedy: str, findings: tuple[Finding, ...] = ()) -> dict[str, Any]:
    return {"error": {"message": message, "remedy": remedy}, "findings": [f.to_dict() for f in findings]}
