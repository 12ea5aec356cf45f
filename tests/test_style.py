"""Lint, format and types, as a test: the test command alone finds what `dev.py check` finds."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
STEPS = (("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",))


@pytest.mark.parametrize("step", STEPS, ids=" ".join)
def test_has_nothing_to_say(step: tuple[str, ...]) -> None:
    """With the settings of pyproject.toml, ruff and mypy find nothing."""
    if importlib.util.find_spec(step[0]) is None:
        pytest.skip(f"{step[0]} is not installed here; `python3 dev.py test` installs it")

    found = subprocess.run([sys.executable, "-m", *step], cwd=ROOT, check=False, capture_output=True, text=True)

    assert found.returncode == 0, f"{' '.join(step)} says:\n{found.stdout}{found.stderr}"
