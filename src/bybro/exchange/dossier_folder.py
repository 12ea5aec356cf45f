"""The dossier folder (format `bybro-dossier/1`): JSON Lines beside `partnership.json`, both ways."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from bybro.errors import UnreadableError, UnwritableError
from bybro.exchange.folder import is_free, keep_others, replaced
from bybro.exchange.jsonl import Row, dump, parse, read_records, refuse_special
from bybro.exchange.links import LARGEST_PAPER, Placed, is_paper_name, linked
from bybro.findings import Finding, in_order
from bybro.model.city import City
from bybro.model.correlation import Correlation
from bybro.model.dossier import Dossier
from bybro.model.fact import Fact
from bybro.model.funder import Funder
from bybro.model.indicator import Indicator
from bybro.model.need import Need
from bybro.model.network import Network, Visit
from bybro.model.partnership import Partnership
from bybro.model.party import Party, Provider
from bybro.model.rate import Rate
from bybro.model.served import Served
from bybro.model.solution import Solution
from bybro.model.solution_class import SolutionClass
from bybro.model.term import Term

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from bybro.model.record import Record

HEAD = "partnership.json"


class Kind(NamedTuple):
    """A record kind: the dossier's field and the type of its rows; the file is the field's name."""

    name: str
    type: type[Record]
    is_optional: bool = False
    """Whether most dossiers have none, and no file then."""

    @property
    def file(self) -> str:
        """The file its rows stand in."""
        return f"{self.name}.jsonl"


KINDS = (
    Kind("cities", City),
    Kind("indicators", Indicator),
    Kind("serves", Served),
    Kind("classes", SolutionClass),
    Kind("providers", Provider),
    Kind("solutions", Solution),
    Kind("facts", Fact),
    Kind("needs", Need),
    Kind("funders", Funder),
    Kind("networks", Network),
    Kind("parties", Party),
    Kind("visits", Visit),
    Kind("rates", Rate),
    Kind("terms", Term, is_optional=True),
    Kind("correlations", Correlation, is_optional=True),
)
"""Record kinds in the order in which they refer to one another: a row's references stand before it."""

USUAL = frozenset({HEAD, *(kind.file for kind in KINDS if not kind.is_optional)})
"""The files that every whole dossier has."""

OURS = frozenset({HEAD, *(kind.file for kind in KINDS)})
"""The files of the format; all others in the folder are somebody else's."""


def read_dossier(folder: Path, as_of: datetime.date | None = None) -> tuple[Dossier, tuple[Finding, ...]]:
    """The dossier in a folder, and what is wrong with its rows; bad rows are left out, good ones used.

    It is seen from `as_of` where that is given, else from its own day.
    Raises `UnreadableError` where there is no folder, no permission or no usable `partnership.json`.
    """
    findings: list[Finding] = []
    partnership = _read_partnership(folder, findings)
    if as_of is not None:
        partnership = partnership.seen_from(as_of)
    placed: dict[str, list[Placed]] = {}
    for kind in KINDS:
        path = folder / kind.file
        try:
            rows = read_records(path, kind.type, findings)
        except FileNotFoundError:
            rows = []
            if kind.is_optional:
                placed[kind.name] = []
                continue
            findings.append(
                Finding(
                    kind.file,
                    None,
                    None,
                    None,
                    "file-missing",
                    "note",
                    f"There is no {kind.file}: the dossier has no {kind.name}.",
                    "Add the file when there is something to say.",
                )
            )
        except OSError as fault:
            raise _unreadable(path, fault) from fault
        placed[kind.name] = [Placed(kind.file, number, record) for number, record in rows]
    records, files = linked(partnership, placed, folder, findings)
    dossier = Dossier(partnership=partnership, files=files, **records)  # type: ignore[arg-type]
    return dossier, in_order(findings)


def write_dossier(dossier: Dossier, folder: Path) -> None:
    """Write the dossier as a folder, whole or not at all; other files already there are kept.

    Raises `UnwritableError` where the folder holds something that is not a dossier.
    """
    if not is_free(folder) and not is_dossier(folder):
        raise UnwritableError(f'"{folder}" holds something that is not a dossier.', "Choose an empty or a new folder.")
    odd = sorted(name for name in dossier.files if not is_paper_name(name, OURS))
    if odd:
        raise UnwritableError(
            f'"{odd[0]}" cannot be the name of a paper in the folder.', "Give it a plain file name of its own."
        )
    with replaced(folder) as new:
        if folder.is_dir():
            keep_others(folder, new, OURS)
        (new / HEAD).write_bytes(_pretty(dossier.partnership))
        for kind in KINDS:
            if kind.is_optional and not getattr(dossier, kind.name):
                continue
            (new / kind.file).write_bytes(dump(getattr(dossier, kind.name)))
        for name, content in dossier.files.items():
            (new / name).write_bytes(content)


def is_dossier(folder: Path) -> bool:
    """Whether a folder is a dossier: it has a `partnership.json`."""
    try:
        return (folder / HEAD).is_file()
    except OSError:
        return False


def _pretty(partnership: Partnership) -> bytes:
    return (json.dumps(partnership.to_row(), ensure_ascii=False, indent=2) + "\n").encode()


def _read_partnership(folder: Path, findings: list[Finding]) -> Partnership:
    path = folder / HEAD
    try:
        refuse_special(path)
        if path.stat().st_size > LARGEST_PAPER:
            raise UnreadableError(f'"{path}" is larger than a partnership can be.', "Look what is in it.")
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise UnreadableError(f'"{path}" is not UTF-8.', "Save it as UTF-8.") from fault
    except FileNotFoundError as fault:
        raise UnreadableError(
            f'"{folder}" is not a dossier: it has no {HEAD}.',
            "Give a dossier folder, or `example`; `bybro new` makes an empty one.",
        ) from fault
    except OSError as fault:
        raise _unreadable(path, fault) from fault
    partnership = parse(Row(1, text), Partnership, HEAD, findings)
    if partnership is None:
        first, *others = in_order(findings)
        more = f" (and {len(others)} more)" if others else ""
        raise UnreadableError(f"{HEAD} cannot be used: {first.message}{more}", first.remedy, (first, *others))
    return partnership


def _unreadable(path: Path, fault: OSError) -> UnreadableError:
    if isinstance(fault, NotADirectoryError):
        return UnreadableError(
            f'"{path.parent}" is a file, not a dossier folder.', "Give the folder that holds partnership.json."
        )
    if isinstance(fault, IsADirectoryError):
        return UnreadableError(f'"{path}" is a folder, where a file should stand.', "Move it away.")
    return UnreadableError(
        f'"{path}" cannot be read: {fault.strerror or fault}.', "Ask who owns the file for permission to read it."
    )
