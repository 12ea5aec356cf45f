"""The tutorial, carried out word for word in an empty folder."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from bybro.model.question import QUESTION_LISTS

TUTORIAL = Path(__file__).resolve().parent.parent.parent / "docs" / "tutorial.md"


class Block(NamedTuple):
    """A fenced block: what it is marked as, the file it is to be written to, and its text."""

    kind: str
    file: str | None
    text: str


def blocks() -> list[Block]:
    """The blocks of the tutorial that are to be carried out, in order."""
    found = re.findall(
        r"(?:^<!-- file: (\S+) -->\n)?^```(\w+)\n(.*?)^```$",
        TUTORIAL.read_text(encoding="utf-8"),
        flags=re.MULTILINE | re.DOTALL,
    )
    return [Block(kind, file or None, text) for file, kind, text in found if kind != "console"]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder in which the whole tutorial was carried out."""
    folder = tmp_path_factory.mktemp("desk")
    # No editor, no internet, no settings: only the word `bybro` beside what any shell has.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    for block in blocks():
        if block.file is not None:
            (folder / block.file).write_text(block.text, encoding="utf-8")
            continue
        for command in block.text.splitlines():
            done = subprocess.run(
                ["sh", "-c", command],  # noqa: S607  (a shell, as a reader would use one)
                cwd=folder,
                env={**os.environ, "PATH": path, "COLUMNS": "80"},
                check=False,
                capture_output=True,
                text=True,
            )
            assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
            (folder / f"said-{command.split()[1]}.txt").write_text(done.stdout, encoding="utf-8")
    return folder


def test_the_page_has_something_to_carry_out() -> None:
    assert [block.file for block in blocks() if block.file] == [
        f"elmby-marsa/{name}.jsonl" for name in ("cities", "needs", "providers", "solutions", "facts")
    ]
    assert sum(block.kind == "bash" for block in blocks()) == len([2, 6, 7, 8, 9])


def test_the_check_finds_nothing_to_mend(desk: Path) -> None:
    said = (desk / "said-check.txt").read_text(encoding="utf-8")

    assert "0 errors, 0 warnings" in said


def test_the_questions_and_what_an_answer_changes_are_as_the_page_says(desk: Path) -> None:
    questions = (desk / "said-questions.txt").read_text(encoding="utf-8")
    supposed = (desk / "said-what-if.txt").read_text(encoding="utf-8")
    plan = (desk / "said-portfolio.txt").read_text(encoding="utf-8")

    assert questions.count("Nothing here would change a choice.") == len(QUESTION_LISTS)
    assert supposed.split("Groups")[0].split()[-3:] == ["food-waste", "green-bins", "digestion-plant"]
    assert "summer-of-bridges" in plan
    assert "digestion-plant" not in plan


def test_the_match_says_what_the_page_promises(desk: Path) -> None:
    """The plant is stopped by sorting, and sorting is what the second solution brings."""
    said = (desk / "said-match.txt").read_text(encoding="utf-8")

    assert "digestion-plant" in said
    assert "sorted_organic" in said
    assert "green-bins" in said


def test_the_catalogue_lies_where_the_page_says(desk: Path) -> None:
    assert (desk / "catalogue" / "en" / "index.html").is_file()
    assert (desk / "catalogue" / "catalogue.json").is_file()
