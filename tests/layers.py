"""The flow of the house as data, and what in a set of sources goes against it."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

FLOW = (
    *("findings", "errors", "lexicon", "model", "draws", "matching", "decision", "process", "wording", "papers"),
    "office",
)
"""From left to right: a package may import only what stands left of it."""

EDGES = ("web", "cli", "agent")
"""What people and machines touch: right of the office, and none knows another."""

OUTSIDE = ("exchange", "store")
"""Doors to files and databases: they know the nouns, and only the office opens them."""

DATA = ("examples", "schemas")
"""Folders of data beside the code: they know nothing, and the office reads them out."""

NOUNS = frozenset({"errors", "findings", "lexicon", "model"})
PURE = frozenset(FLOW) - {"office"}
FACE = "bybro"

_UNKNOWN_TO_PURE = {
    **dict.fromkeys(("asyncio", "http", "httpx", "requests", "socket", "ssl", "urllib"), "the network"),
    **dict.fromkeys(("sqlite3", "sqlalchemy", "psycopg"), "a database"),
    **dict.fromkeys(("random", "secrets", "uuid"), "chance outside `draws`"),
    "time": "the clock",
    "subprocess": "other programs",
}
_CLOCK = frozenset({"now", "today", "utcnow"})
_CHANCE = ("numpy.random.", "scipy.stats.qmc")
_FILE = frozenset({"open", "read_bytes", "read_text", "write_bytes", "write_text"})
_IN_MEMORY = "(io.BytesIO("
"""An `open` of bytes at hand (a PDF to be packed) opens no file."""


def may_know(package: str) -> frozenset[str]:
    """The packages that a package may import, besides itself."""
    if package in DATA:
        return frozenset()
    if package in OUTSIDE:
        return NOUNS
    left = frozenset(FLOW[: FLOW.index(package)]) if package in FLOW else frozenset(FLOW)
    if package == "office":
        return left | frozenset((*OUTSIDE, *DATA))
    if package in EDGES:
        return left | {FACE}
    if package == FACE:
        return left | {"cli"}
    return left


def packages() -> tuple[str, ...]:
    """All packages the design knows."""
    return (*FLOW, *OUTSIDE, *EDGES, *DATA)


def sources(folder: Path) -> dict[str, str]:
    """The source text of each module under `src/bybro`, by its dotted name; a package stands under its own."""
    found = {}
    for path in sorted(folder.rglob("*.py")):
        parts = path.relative_to(folder.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path.read_text(encoding="utf-8")
    return found


class Import(NamedTuple):
    """One import: the module named, the line, and whether it is carried out when the importer is loaded."""

    target: str
    line: int
    at_load: bool


def imports(name: str, source: str, known: frozenset[str]) -> list[Import]:
    """What a module imports, also under TYPE_CHECKING and inside functions.

    `from a import b` names the module `a.b` where there is one, else `a`.
    """
    found: list[Import] = []

    def visit(node: ast.AST, *, at_load: bool) -> None:
        if isinstance(node, ast.Import):
            found.extend(Import(alias.name, node.lineno, at_load) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(node, name, is_package=any(k.startswith(f"{name}.") for k in known))
            for alias in node.names:
                deeper = f"{base}.{alias.name}"
                found.append(Import(deeper if deeper in known else base, node.lineno, at_load))
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            at_load = False
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            for typed in node.body:
                visit(typed, at_load=False)
            for otherwise in node.orelse:
                visit(otherwise, at_load=at_load)
            return
        for child in ast.iter_child_nodes(node):
            visit(child, at_load=at_load)

    visit(ast.parse(source), at_load=True)
    return found


def _absolute(node: ast.ImportFrom, name: str, *, is_package: bool) -> str:
    if not node.level:
        return node.module or ""
    parts = name.split(".")
    base = parts[: len(parts) - node.level + is_package]
    return ".".join([*base, *([node.module] if node.module else [])])


def _package(module: str) -> str:
    """The package of design section 2 that a module belongs to; the public face for `bybro` and its main."""
    parts = module.split(".")
    return FACE if parts[1:] in ([], ["__main__"]) else parts[1]


def crossings(modules: Mapping[str, str]) -> list[str]:
    """Each import that goes against the flow, as a sentence with its place."""
    known = frozenset(modules)
    found = []
    for name, source in modules.items():
        package = _package(name)
        if package != FACE and package not in packages():
            found.append(f"{name}: {package} stands nowhere in the flow of tests/layers.py")
            continue
        for target, line, _ in imports(name, source, known):
            if target.split(".")[0] != FACE:
                continue
            other = _package(target)
            if other != package and other not in may_know(package):
                allowed = ", ".join(p for p in packages() if p in may_know(package)) or "nothing"
                found.append(f"{name} line {line}: {package} may not know {other}; it may know {allowed}")
    return found


def cycles(modules: Mapping[str, str]) -> list[str]:
    """Each ring of modules that import one another when they are loaded."""
    known = frozenset(modules)
    edges = {
        name: sorted({i.target for i in imports(name, source, known) if i.at_load and i.target in known} - {name})
        for name, source in modules.items()
    }
    found: list[str] = []
    done: set[str] = set()

    def walk(name: str, trail: tuple[str, ...]) -> None:
        if name in trail:
            found.append(" -> ".join((*trail[trail.index(name) :], name)))
        elif name not in done:
            for target in edges[name]:
                walk(target, (*trail, name))
            done.add(name)

    for name in edges:
        walk(name, ())
    return found


def impurities(modules: Mapping[str, str]) -> list[str]:
    """Each use of clock, chance, network, environment or file in a package that must be pure."""
    known = frozenset(modules)
    found = []
    for name, source in modules.items():
        package = _package(name)
        if package not in PURE:
            continue
        for target, line, _ in imports(name, source, known):
            what = _UNKNOWN_TO_PURE.get(target.split(".")[0])
            if what is not None:
                found.append(f"{name} line {line}: imports {target}; {package} knows nothing of {what}")
        found.extend(f"{name} line {line}: {what}" for line, what in _uses(ast.parse(source), package))
    return found


def _uses(tree: ast.Module, package: str) -> Iterator[tuple[int, str]]:
    data = _PackageData.of(tree)
    for node in ast.walk(tree):
        match node:
            case ast.Attribute():
                names = [ast.unparse(node)]
            case ast.ImportFrom():
                names = [f"{node.module}.{alias.name}" for alias in node.names]
            case ast.Call():
                yield from ((node.lineno, what) for what in _calls(node, data))
                continue
            case _:
                continue
        for name in names:
            if name in {"os.environ", "os.getenv"}:
                yield node.lineno, f"reads {name}; settings come in as arguments"
            if package != "draws" and (name in {"np.random", "numpy.random"} or name.startswith(_CHANCE)):
                yield node.lineno, f"uses {name}; random numbers come from `draws` only"


def _calls(call: ast.Call, data: _PackageData) -> Iterator[str]:
    function = call.func
    if isinstance(function, ast.Name) and function.id == "open":
        yield "opens a file; the office or exchange does that"
    elif isinstance(function, ast.Attribute):
        if function.attr in _CLOCK:
            yield f"asks the clock ({ast.unparse(function)}); the office holds it"
        if function.attr in _FILE and not data.holds(function.value) and _IN_MEMORY not in ast.unparse(call):
            yield f"touches a file ({ast.unparse(function)}); only a package's own data is free"


@dataclass
class _PackageData:
    """Names in a module that stand for a package's own data: what comes from importlib.resources.

    Followed from name to name without regard to scope: enough to tell `files(...)` from a user's Path.
    """

    names: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, tree: ast.Module) -> _PackageData:
        data = cls()
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("importlib.resources"):
                data.names.update(alias.asname or alias.name for alias in node.names)
            elif isinstance(node, ast.Import):
                data.names.update(a.asname for a in node.names if a.name == "importlib.resources" and a.asname)
        if not data.names and "importlib.resources" not in ast.unparse(tree):
            return data
        before = -1
        while before != len(data.names):
            before = len(data.names)
            for node in ast.walk(tree):
                data.follow(node)
        return data

    def follow(self, node: ast.AST) -> None:
        """Add the names that a statement binds to package data."""
        match node:
            case ast.Assign(targets=targets, value=value) if self.holds(value):
                self.names.update(n.id for t in targets for n in ast.walk(t) if isinstance(n, ast.Name))
            case ast.AnnAssign(target=ast.Name(id=bound), value=ast.expr() as value) if self.holds(value):
                self.names.add(bound)
            case ast.NamedExpr(target=ast.Name(id=bound), value=value) if self.holds(value):
                self.names.add(bound)
            case ast.For(target=target, iter=source) | ast.comprehension(target=target, iter=source):
                if self.holds(source):
                    self.names.update(n.id for n in ast.walk(target) if isinstance(n, ast.Name))
            case ast.withitem(context_expr=source, optional_vars=ast.Name(id=bound)) if self.holds(source):
                self.names.add(bound)
            case ast.FunctionDef(returns=ast.expr() as returns) if "Traversable" in ast.unparse(returns):
                self.names.add(node.name)
            case ast.arg(annotation=ast.expr() as annotation) if "Traversable" in ast.unparse(annotation):
                self.names.add(node.arg)

    def holds(self, value: ast.expr) -> bool:
        """Whether an expression is built on package data: the thing itself, a step into it, a list of its parts."""
        match value:
            case ast.Name(id=name):
                return name in self.names
            case ast.Attribute() if ast.unparse(value).startswith("importlib.resources"):
                return True
            case ast.Call(func=ast.Name(id="sorted" | "list" | "tuple"), args=[inner, *_]):
                return self.holds(inner)
            case (
                ast.Attribute(value=inner)
                | ast.Subscript(value=inner)
                | ast.BinOp(left=inner)
                | ast.Call(func=inner)
                | ast.GeneratorExp(elt=inner)
                | ast.ListComp(elt=inner)
            ):
                return self.holds(inner)
        return False
