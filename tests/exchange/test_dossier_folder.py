"""The dossier folder: whole or absent, read(write(x)) == x, and nothing of anybody else's lost."""

from __future__ import annotations

import dataclasses
import datetime
import errno
import json
import os
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bybro.errors import UnreadableError, UnwritableError
from bybro.exchange.dossier_folder import HEAD, KINDS, USUAL, is_dossier, read_dossier, write_dossier
from bybro.office.dossiers import example_folder
from tests.builders import (
    SOURCE,
    a_dossier,
    a_fact,
    a_need,
    a_partnership,
    a_solution,
    estimate_row,
    fact_row,
    lay,
    need_row,
    partnership_row,
)
from tests.strategies import ordered, range_rows, texts, unknown_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bybro.model.dossier import Dossier

PAPER: dict[str, Any] = {"title": "The memo", "url": None, "file": "memo.txt"}


def _bytes(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """A dossier whose rows say all sorts of things, and refer only to what is there."""
    needs = tuple(
        a_need(
            id=f"need-{n}",
            title=draw(texts),
            demand=draw(st.none() | range_rows().map(lambda row: row | {"serves": "organic waste"})),
            **draw(unknown_fields),
        )
        for n in range(draw(st.integers(0, 3)))
    )
    facts = tuple(
        a_fact(id=f"fact-{n}", statement=draw(texts), estimate=draw(ordered().map(_estimate)))
        for n in range(draw(st.integers(0, 3)))
    )
    solutions = (a_solution(description=draw(texts), **draw(unknown_fields)), a_solution(id="other", providers=[]))
    partnership = a_partnership(title=draw(texts), sources=[PAPER], **draw(unknown_fields))
    files = {"memo.txt": draw(st.binary(max_size=40))}
    return a_dossier(partnership=partnership, needs=needs, facts=facts, solutions=solutions, files=files)


def _estimate(bounds: tuple[float, float, float]) -> dict[str, Any]:
    low, mode, high = bounds
    return {"low": low, "mode": mode, "high": high, "unit": "m**2", "year": None}


@settings(max_examples=30)
@given(dossiers())
def test_what_is_written_is_read_as_it_was_and_written_as_the_same_bytes(dossier: Dossier) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder, again = Path(place, "a"), Path(place, "b")
        write_dossier(dossier, folder)

        read, findings = read_dossier(folder)

        assert read == dossier
        assert {f.code for f in findings} <= {"field-unknown"}
        write_dossier(read, again)
        assert _bytes(again) == _bytes(folder)


def test_the_example_is_read_as_it_was_written(tmp_path: Path) -> None:
    dossier, _ = read_dossier(example_folder())

    write_dossier(dossier, tmp_path / "copy")

    assert read_dossier(tmp_path / "copy") == read_dossier(example_folder())


@pytest.mark.parametrize("name", sorted(USUAL))
def test_a_file_of_the_example_stands_in_the_form_in_which_it_would_be_written(name: str, tmp_path: Path) -> None:
    """So that a case officer's first save changes only what was changed."""
    dossier, _ = read_dossier(example_folder())
    write_dossier(dossier, tmp_path / "copy")

    assert (tmp_path / "copy" / name).read_bytes() == (example_folder() / name).read_bytes(), (
        f"write the example once: bybro.write(bybro.read('example')[0], ...); {name} differs"
    )


def test_the_example_carries_the_memo_and_nothing_else_beside_its_rows() -> None:
    dossier, _ = read_dossier(example_folder())

    assert list(dossier.files) == ["memo-2016-04-08.txt"]
    assert {p.name for p in example_folder().iterdir()} == USUAL | {"memo-2016-04-08.txt"}


def test_fields_that_this_version_does_not_know_are_written_back(tmp_path: Path) -> None:
    row = need_row(sources=[SOURCE | {"seen": "2016-03-01"}], colour={"hex": ["#0a0", None, 1.5]})
    folder = lay(tmp_path / "d", needs=[row])

    dossier, findings = read_dossier(folder)
    write_dossier(dossier, folder)

    assert [f.field for f in findings] == ["/colour", "/sources/0/seen"]
    assert json.loads((folder / "needs.jsonl").read_bytes()) == row


def test_letters_stand_as_they_are(tmp_path: Path) -> None:
    """A person may open the file in an editor: no escapes in it."""
    write_dossier(a_dossier(needs=(a_need(title={"da": "Børn", "ar": "ماء"}),)), tmp_path / "d")

    assert '"Børn"' in (tmp_path / "d" / "needs.jsonl").read_text(encoding="utf-8")
    assert '"ماء"' in (tmp_path / "d" / "needs.jsonl").read_text(encoding="utf-8")


def test_a_file_that_is_not_there_is_a_note_and_the_dossier_has_none_of_its_kind(tmp_path: Path) -> None:
    folder = lay(tmp_path / "d")
    (folder / "visits.jsonl").unlink()

    dossier, findings = read_dossier(folder)

    assert dossier == a_dossier(visits=())
    assert [(f.file, f.line, f.code, f.severity) for f in findings] == [("visits.jsonl", None, "file-missing", "note")]


def test_a_folder_with_nothing_but_its_head_is_a_dossier(tmp_path: Path) -> None:
    (tmp_path / HEAD).write_text(json.dumps(partnership_row()), encoding="utf-8")

    dossier, findings = read_dossier(tmp_path)

    assert dossier.partnership == a_partnership()
    assert [f.code for f in findings if f.severity == "note"] == ["file-missing"] * (len(USUAL) - 1)


def test_good_rows_of_all_files_are_used_beside_broken_ones(tmp_path: Path) -> None:
    folder = lay(tmp_path / "d", needs=["{", need_row(), b"\xff"], facts=[fact_row(), "[]"])

    dossier, findings = read_dossier(folder)

    assert dossier == a_dossier()
    assert [(f.file, f.line, f.code) for f in findings] == [
        ("facts.jsonl", 2, "type"),
        ("needs.jsonl", 1, "json-broken"),
        ("needs.jsonl", 3, "encoding"),
    ]


def test_seen_from_another_day_the_notes_are_of_that_day(tmp_path: Path) -> None:
    folder = lay(tmp_path / "d", facts=[fact_row(estimate=estimate_row(4, year=2017))])

    dossier, findings = read_dossier(folder, datetime.date(2018, 1, 1))

    assert (dossier.partnership.as_of, findings) == ("2018-01-01", ())
    assert [f.code for f in read_dossier(folder)[1]] == ["year-after-as-of"]


# What cannot be read at all


HEADS: dict[str, bytes] = {
    "empty": b"",
    "no object": b"[]",
    "broken": b"{",
    "nothing in it": b"{}",
    "not UTF-8": json.dumps(partnership_row(stage="sø"), ensure_ascii=False).encode("latin-1"),
    "of a later format": json.dumps(partnership_row(format="bybro-dossier/2")).encode(),
    "a day that is none": json.dumps(partnership_row(as_of="2016-02-30")).encode(),
    "brackets": b"[" * 100_000,
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_without_a_usable_head_there_is_no_dossier(tmp_path: Path, head: bytes) -> None:
    folder = lay(tmp_path / "d")
    (folder / HEAD).write_bytes(head)

    with pytest.raises(UnreadableError, match=HEAD) as fault:
        read_dossier(folder)

    assert fault.value.remedy


def test_all_that_is_wrong_with_the_head_is_told_at_once(tmp_path: Path) -> None:
    folder = lay(tmp_path / "d")
    (folder / HEAD).write_text(json.dumps(partnership_row(currency="XYZ", as_of="today")), encoding="utf-8")

    with pytest.raises(UnreadableError, match="and 1 more") as fault:
        read_dossier(folder)

    assert [(f.file, f.line, f.record, f.field, f.code) for f in fault.value.findings] == [
        (HEAD, 1, "elmby-marsa", "/as_of", "type"),
        (HEAD, 1, "elmby-marsa", "/currency", "type"),
    ]


def test_a_head_over_several_lines_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    folder = lay(tmp_path / "d")
    (folder / HEAD).write_text(json.dumps(partnership_row(), indent=4).replace("\n", "\r\n"), encoding="utf-8-sig")

    assert read_dossier(folder) == (a_dossier(), ())


def test_a_head_of_a_gigabyte_is_not_read_into_memory(tmp_path: Path) -> None:
    folder = lay(tmp_path / "d")
    with (folder / HEAD).open("wb") as stream:
        stream.truncate(1_000_000_000)

    with pytest.raises(UnreadableError, match="larger than a partnership can be"):
        read_dossier(folder)


@pytest.mark.parametrize("name", [HEAD, "needs.jsonl"])
def test_a_folder_where_a_file_should_stand_is_told(tmp_path: Path, name: str) -> None:
    folder = lay(tmp_path / "d")
    (folder / name).unlink()
    (folder / name).mkdir()

    with pytest.raises(UnreadableError, match=f'{name}" is a folder, where a file should stand'):
        read_dossier(folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("name", [HEAD, "needs.jsonl"])
def test_a_pipe_is_not_waited_for(tmp_path: Path, name: str) -> None:
    folder = lay(tmp_path / "d")
    (folder / name).unlink()
    os.mkfifo(folder / name)

    with pytest.raises(UnreadableError, match="not a plain file"):
        read_dossier(folder)


def test_a_link_that_leads_in_a_circle_is_told(tmp_path: Path) -> None:
    folder = lay(tmp_path / "d")
    (folder / "needs.jsonl").unlink()
    (folder / "needs.jsonl").symlink_to(folder / "needs.jsonl")

    with pytest.raises(UnreadableError, match=r"needs\.jsonl"):
        read_dossier(folder)


def test_rows_may_stand_elsewhere_and_be_linked_to(tmp_path: Path) -> None:
    """A shared library of indicators, say."""
    folder = lay(tmp_path / "d")
    (folder / "indicators.jsonl").rename(tmp_path / "library.jsonl")
    (folder / "indicators.jsonl").symlink_to(tmp_path / "library.jsonl")

    assert read_dossier(folder) == (a_dossier(), ())


@contextmanager
def _nobody() -> Iterator[None]:
    """Whoever runs the tests, the machine's owner too, is for a moment somebody without rights."""
    if not hasattr(os, "seteuid"):
        pytest.skip("this system has no users to become")
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def desk() -> Iterator[Path]:
    """A place that everybody may enter, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        yield Path(place)
        for path in (Path(place), *Path(place).rglob("*")):
            path.chmod(0o755)


@pytest.mark.parametrize("name", [HEAD, "needs.jsonl"])
def test_a_file_that_may_not_be_read_is_told_by_its_name(desk: Path, name: str) -> None:
    folder = lay(desk / "d")
    (folder / name).chmod(0)

    with _nobody(), pytest.raises(UnreadableError, match=f"{name}.* cannot be read: Permission denied"):
        read_dossier(folder)


def test_a_paper_that_may_not_be_read_is_as_good_as_not_there(desk: Path) -> None:
    folder = lay(desk / "d", needs=[need_row(sources=[PAPER])])
    (folder / "memo.txt").write_text("memo", encoding="utf-8")
    (folder / "memo.txt").chmod(0)

    with _nobody():
        dossier, findings = read_dossier(folder)

    assert (dossier.files, [f.code for f in findings]) == ({}, ["reference-missing"])


def test_where_nobody_may_write_nothing_is_changed(desk: Path) -> None:
    folder = lay(desk / "d")
    before = _bytes(folder)

    with _nobody() if os.geteuid() == 0 else _closed(desk), pytest.raises(UnwritableError, match="Permission denied"):
        write_dossier(a_dossier(needs=()), folder)

    assert _bytes(folder) == before
    assert [p.name for p in desk.iterdir()] == ["d"]


@contextmanager
def _closed(place: Path) -> Iterator[None]:
    place.chmod(0o555)
    yield
    place.chmod(0o755)


# Writing


def test_a_file_is_no_place_for_a_dossier(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")

    for place in (tmp_path / "file", tmp_path / "file" / "inside"):
        with pytest.raises(UnwritableError):
            write_dossier(a_dossier(), place)
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_a_folder_of_somebody_else_is_refused_and_untouched(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "dear.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(UnwritableError, match="holds something that is not a dossier"):
        write_dossier(a_dossier(), tmp_path / "letters")

    assert _bytes(tmp_path / "letters") == {"dear.txt": b"mine"}


def test_an_empty_folder_becomes_a_dossier(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()

    write_dossier(a_dossier(), tmp_path / "d")

    assert read_dossier(tmp_path / "d") == (a_dossier(), ())


def test_files_beside_the_rows_are_kept(tmp_path: Path) -> None:
    """Also folders, links that lead nowhere, and hidden files; the old rows are not."""
    folder = lay(tmp_path / "d")
    (folder / "notes").mkdir()
    (folder / "notes" / "talk.txt").write_text("mine", encoding="utf-8")
    (folder / ".git").write_text("mine", encoding="utf-8")
    (folder / "needs.jsonl.bak").write_text("mine", encoding="utf-8")
    (folder / "elsewhere").symlink_to(tmp_path / "gone")

    write_dossier(a_dossier(needs=()), folder)

    assert (folder / "notes" / "talk.txt").read_text(encoding="utf-8") == "mine"
    assert (folder / "elsewhere").readlink() == tmp_path / "gone"
    assert {p.name for p in folder.iterdir()} == USUAL | {"notes", ".git", "needs.jsonl.bak", "elsewhere"}
    assert read_dossier(folder) == (a_dossier(needs=()), ())


def test_a_paper_of_the_dossier_stands_over_the_old_one(tmp_path: Path) -> None:
    folder = lay(tmp_path / "d")
    (folder / "memo.txt").write_bytes(b"old")
    dossier = a_dossier(needs=(a_need(sources=[PAPER]),), files={"memo.txt": b"new"})

    write_dossier(dossier, folder)

    assert read_dossier(folder) == (dossier, ())


@pytest.mark.parametrize("name", ["../out.txt", "a/b.txt", "/tmp/out.txt", "", ".", "..", "needs.jsonl", HEAD, "a\0b"])  # noqa: S108
def test_a_paper_that_would_stand_elsewhere_or_in_place_of_the_rows_is_refused(tmp_path: Path, name: str) -> None:
    folder = lay(tmp_path / "d")
    before = _bytes(folder)

    with pytest.raises(UnwritableError, match="cannot be the name of a paper"):
        write_dossier(a_dossier(files={name: b"x"}), folder)

    assert _bytes(folder) == before
    assert [p.name for p in tmp_path.iterdir()] == ["d"]


@pytest.mark.parametrize("writes", [0, 1, 5, len(USUAL) - 1, len(USUAL)])
def test_a_disk_that_fills_up_half_way_leaves_the_old_dossier(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    folder = lay(tmp_path / "d")
    before = _bytes(folder)
    left = iter(range(writes))
    write_bytes = Path.write_bytes

    def filling(self: Path, content: bytes) -> int:
        if next(left, None) is None:
            write_bytes(self, content[: len(content) // 2])
            raise OSError(errno.ENOSPC, "No space left on device")
        return write_bytes(self, content)

    monkeypatch.setattr(Path, "write_bytes", filling)
    with pytest.raises(UnwritableError, match="No space left on device"):
        write_dossier(a_dossier(needs=(), files={"memo.txt": b"memo"}), folder)
    monkeypatch.undo()

    assert _bytes(folder) == before
    assert [p.name for p in tmp_path.iterdir()] == ["d"]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill so")
def test_a_process_killed_while_it_writes_leaves_one_of_two_whole_dossiers(tmp_path: Path) -> None:
    folder = lay(tmp_path / "d")
    one, two = a_dossier(), a_dossier(needs=(), facts=())
    script = textwrap.dedent("""
        import sys
        from pathlib import Path
        from bybro.exchange.dossier_folder import write_dossier
        from tests.builders import a_dossier
        print("ready", flush=True)
        while True:
            write_dossier(a_dossier(needs=(), facts=()), Path(sys.argv[1]))
            write_dossier(a_dossier(), Path(sys.argv[1]))
    """)
    for pause in (0.0, 0.011, 0.023, 0.037):
        root = Path(__file__).parents[2]
        with subprocess.Popen([sys.executable, "-c", script, folder], cwd=root, stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(pause)
            writer.kill()

        found, findings = read_dossier(folder)
        assert found in (one, two)
        assert findings == ()
        assert {p.name for p in folder.iterdir()} == USUAL


def test_what_is_a_dossier_is_told_by_its_head(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()

    assert is_dossier(lay(tmp_path / "d"))
    assert [is_dossier(tmp_path / name) for name in ("none", "gone", "x" * 300)] == [False, False, False]


def test_every_kind_of_record_of_a_dossier_has_a_file() -> None:
    named = {field.name for field in dataclasses.fields(a_dossier())} - {"partnership", "files"}

    assert {kind.name for kind in KINDS} == named
