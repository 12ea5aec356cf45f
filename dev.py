"""The few words a developer needs: `python3 dev.py demo | test | check | bench`.

demo [args]    make the catalogue of the packaged example in ./bybro-demo (args go to `bybro demo`)
test [args]    run the tests (args go to pytest)
check [args]   ruff, format, mypy and the tests: what the build server finds, found here first
bench [NAME]   run benchmarks/NAME.py, or all of them (further args go to the benchmark)

The first call makes `.venv` beside this file and installs bybro into it; later calls only look whether
pyproject.toml, the Python or the folder changed. Only the standard library is used, and the system's own
Python is never written to. The stamp is written last, so a `.venv` without one was interrupted and is redone.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

# Above every other line that an older Python could stumble over, so that it answers in a sentence.
if sys.version_info < (3, 11):
    sys.exit("bybro needs Python 3.11 or newer; this is %d.%d. Try: python3.12 dev.py ..." % sys.version_info[:2])

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
STAMP = VENV / "bybro-stamp"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
INSTALLER = "Install uv, or your system's package python3-venv, or virtualenv; then call this again."


def run(*command: str | Path) -> int:
    """Run a command in the repository and tell its exit status."""
    return subprocess.run([str(part) for part in command], cwd=HERE, check=False).returncode


def must(*command: str | Path) -> None:
    """Run a command that the next step rests on; where it fails, say so and stop."""
    if run(*command):
        sys.exit(f"This did not work: {' '.join(map(str, command))}\nThe lines above say why.")


def make() -> None:
    """Make an empty `.venv` in place of whatever stands there."""
    if VENV.is_symlink() or VENV.is_file():
        VENV.unlink()
    shutil.rmtree(VENV, ignore_errors=True)
    if shutil.which("uv"):
        must("uv", "venv", "--quiet", "--python", sys.executable, VENV)
    # Debian's plain python3 has venv without ensurepip: it would stop half-way.
    elif importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        must(sys.executable, "-m", "venv", VENV)
    elif importlib.util.find_spec("virtualenv"):
        must(sys.executable, "-m", "virtualenv", "--quiet", VENV)
    else:
        sys.exit(f"This Python cannot make a virtual environment. {INSTALLER}")


def install(groups: list[str]) -> None:
    """Install bybro from this folder, with the dependency groups named."""
    wanted = ["-e", ".", *(part for group in groups for part in ("--group", group))]
    if shutil.which("uv"):
        must("uv", "pip", "install", "--quiet", "--python", PYTHON, *wanted)
    else:
        pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
        must(*pip, "--upgrade", "pip>=25.1")  # older ones do not know --group
        must(*pip, *wanted)


def prepare(groups: list[str]) -> None:
    """See to it that `.venv` holds what the command needs; a group once installed stays."""
    made_for = f"Python {sys.version_info.major}.{sys.version_info.minor} in {HERE}"
    listed = hashlib.sha256((HERE / "pyproject.toml").read_bytes()).hexdigest()
    stamp = STAMP.read_text(encoding="utf-8").splitlines() if STAMP.is_file() and PYTHON.exists() else []
    groups = sorted({*groups, *stamp[2:]})
    if stamp == [made_for, listed, *groups]:
        return
    print("Preparing .venv (once; needs a package index, takes up to a few minutes) ...", file=sys.stderr)
    STAMP.unlink(missing_ok=True)
    if stamp[:1] != [made_for]:
        make()
    install(groups)
    STAMP.write_text("\n".join([made_for, listed, *groups]) + "\n", encoding="utf-8")


def test(args: list[str]) -> int:
    """The tests."""
    return run(PYTHON, "-m", "pytest", *args)


def check(args: list[str]) -> int:
    """All that the build server would object to, in one go."""
    steps = (
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("mypy",),
        ("pytest", "--ignore=tests/test_style.py", *args),  # that file runs the three steps above
    )
    failed = [" ".join(step) for step in steps if run(PYTHON, "-m", *step)]
    print("\n".join(["", *(f"failed: {step}" for step in failed)]) if failed else "\nAll is well.")
    return 1 if failed else 0


def bench(args: list[str]) -> int:
    """One benchmark by name, or each in turn."""
    names = args[:1] or sorted(p.stem for p in HERE.glob("benchmarks/[!_]*.py"))
    return max([run(PYTHON, "-m", f"benchmarks.{name}", *args[1:]) for name in names], default=0)


def main(args: list[str]) -> int:
    """Do what the first word says; show this file's docstring for any other."""
    word, rest = (args[0], args[1:]) if args else ("", [])
    if word == "demo":
        prepare([])
        return run(PYTHON, "-m", "bybro", "demo", *rest)
    if word in {"test", "check", "bench"}:
        prepare(["dev", "bench"] if word == "bench" else ["dev"])
        return {"test": test, "check": check, "bench": bench}[word](rest)
    print(__doc__)
    return 0 if word in {"help", "-h", "--help"} else 2


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
