"""Progress of work that takes over a second, on standard error."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bybro.office.progress import Progress


@contextmanager
def bar(what: str) -> Iterator[Progress]:
    """A bar that fills on a terminal; in a log, a line for each new thing that is begun."""
    if not sys.stderr.isatty():
        yield _lines(what)
        return
    from rich.progress import BarColumn, TextColumn  # noqa: PLC0415  (a log needs no bar)
    from rich.progress import Progress as Bars  # noqa: PLC0415

    from bybro.cli.output import err  # noqa: PLC0415

    with Bars(TextColumn("{task.description}"), BarColumn(), console=err(), transient=True) as bars:
        task = bars.add_task(what, total=1.0)
        yield lambda step, done: bars.update(task, description=f"{what}: {step}", completed=done)


def _lines(what: str) -> Progress:
    said: list[str] = []

    def tell(step: str, done: float) -> None:  # noqa: ARG001  (a log is told what begins, not how far it is)
        if step not in said:
            said.append(step)
            sys.stderr.write(f"{what}: {step}\n")

    return tell
