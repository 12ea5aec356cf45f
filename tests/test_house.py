"""The order of the house: rooms with something in them, names that say what is inside, nothing that must not leave."""

from __future__ import annotations

import ast
import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "bybro"
MODULES = sorted(PACKAGE.rglob("*.py"))
PACKAGES = sorted({path.parent for path in MODULES})
NOT_OURS = {".git", ".venv", "__pycache__", "dist", "build", "bybro-demo", "node_modules"}

# Put together here, so that this file does not hold what it looks for.
NEEDLES = {
    "a package registry's host": re.compile(
        "|".join((r"py" + r"pi\.org", r"python" + r"hosted", r"registry\." + r"npmjs", r"deb\." + r"debian\.org"))
    ),
    "a path of somebody's machine": re.compile(r"(?<![\w.~-])/(?:" + "work|root" + r")/"),
    "a folder outside the repository": re.compile(re.escape("../" + "shared")),
}

ADDRESS = re.compile(r"https?://[^\s\"'<>)]+")


def _forbidden(text: str) -> list[tuple[int, str]]:
    """What a text must not hold, with the line; a folder in a web address is no path of a machine."""
    found = []
    for what, needle in NEEDLES.items():
        where = ADDRESS.sub(lambda m: "x" * len(m[0]), text) if "machine" in what else text
        found += [(where.count("\n", 0, m.start()) + 1, f"{what} ({m[0]})") for m in needle.finditer(where)]
    return found


def _named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _files() -> list[Path]:
    """Every file that is, or could be, committed: tracked, and new without being ignored."""
    if (ROOT / ".git").exists():
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607  (git is where it is)
            cwd=ROOT,
            check=True,
            capture_output=True,
        ).stdout
        found = [ROOT / os.fsdecode(name) for name in listed.split(b"\0") if name]
    else:  # an unpacked archive
        found = [p for p in ROOT.rglob("*") if not NOT_OURS & set(p.relative_to(ROOT).parts)]
    return sorted(p for p in set(found) if p.is_file() and not p.is_symlink())


@pytest.mark.parametrize("folder", PACKAGES, ids=_named)
def test_a_package_says_what_it_is_and_has_something_in_it(folder: Path) -> None:
    """An empty room is a promise nobody keeps: a package comes with its first content."""
    opening = folder / "__init__.py"

    assert opening.is_file(), f"{_named(folder)} has modules but no __init__.py with a docstring"
    assert ast.get_docstring(ast.parse(opening.read_text(encoding="utf-8"))), f"{_named(opening)} has no docstring"
    assert [p for p in folder.iterdir() if p != opening and p.name != "__pycache__"], f"{_named(folder)} is empty"


@pytest.mark.parametrize("path", MODULES, ids=_named)
def test_a_module_opens_with_a_sentence(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""

    assert len(docstring.split()) > 1, f"{_named(path)}: begin with a docstring that says what stands here"
    assert docstring.split("\n")[0].endswith((".", ":", "?")), f"{_named(path)}: its first line is no whole sentence"


@pytest.mark.parametrize("path", [*MODULES, *(p for p in PACKAGES if p != PACKAGE)], ids=_named)
def test_a_name_says_what_is_inside(path: Path) -> None:
    """The noun is the file: what would go into a drawer belongs to one of the nouns."""
    drawers = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "tools", "data"}

    assert path.stem not in drawers, f"{_named(path)}: name it after the noun it is about"


@pytest.mark.parametrize("command", ["python3 dev.py demo", "python3 dev.py test"])
def test_the_readme_begins_with_the_two_commands(command: str) -> None:
    lines = [line.strip() for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines()]

    assert command in lines, f"README.md should show `{command}` on a line of its own"


def test_the_build_server_runs_the_readmes_test_command() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()

    assert script[-1] == "exec python3 dev.py test"
    assert os.access(ROOT / ".ci" / "run", os.X_OK), ".ci/run must be executable"


def test_what_is_committed_names_no_registry_and_no_machine() -> None:
    found = [
        f"{_named(path)} line {line}: {what}"
        for path in _files()
        for line, what in _forbidden(path.read_bytes().decode("utf-8", errors="replace"))
    ]

    assert not found, "\n".join(["", *found])


def test_no_lock_file_is_committed() -> None:
    """A lock file holds download addresses."""
    assert [_named(p) for p in _files() if p.name.endswith((".lock", "package-lock.json"))] == []


@pytest.mark.parametrize(
    "text",
    [
        "https://files.python" + "hosted.org/x",
        "see " + "../" + "shared/notes.md",
        "'/" + "work/main/x'",
        "(/" + "root/.cache)",
    ],
)
def test_a_text_that_must_not_leave_is_found(text: str) -> None:
    assert len(_forbidden(text)) == 1


def test_a_folder_in_a_web_address_is_no_path_of_a_machine() -> None:
    assert _forbidden("https://example.org/#/work/sanitary-landfill") == []
