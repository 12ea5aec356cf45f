"""Progress of work that takes over a second, on standard error."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def stages(what: str) -> Iterator[Callable[[str], None]]:
    """A line that says what is being done now; on a terminal it moves, in a log each stage has its line."""
    from bybro.cli.output import err  # noqa: PLC0415

    screen = err()
    if not sys.stderr.isatty():
        yield lambda stage: screen.print(f"{what}: {stage}", soft_wrap=True)
        return
    with screen.status(what) as status:
        yield lambda stage: status.update(f"{what}: {stage}")
