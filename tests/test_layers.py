"""The architecture, read from the source: imports point down, and what is long is two things."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "grader"

LAYERS = (
    ("__main__",),
    ("cli", "notebook"),
    ("interface",),
    ("proof",),
    ("attack", "classroom", "exchange", "item_statistics", "learner"),
    ("grading",),
    ("diagnosis",),
    ("content",),
    ("checks", "questions", "reports", "sandbox"),
    ("figures", "trial"),
    ("highlight", "registry", "jsonlines"),
    ("numerics", "expressions", "worker"),
    ("own", "page", "python_says", "suggest", "text"),
    ("model",),
    ("messages",),
    ("errors",),
)
"""Highest first. A module imports from its own package or from a lower layer."""

HEIGHT = {name: -i for i, layer in enumerate(LAYERS) for name in layer}

ALLOWED = {
    ("numerics", "expressions"): "its words raise the language's errors",
}


def modules() -> list[Path]:
    return sorted(p for p in ROOT.rglob("*.py") if "demo_class" not in p.parts)


@functools.cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def package(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return parts[0]


def imported(path: Path) -> set[str]:
    """First names under `grader` that a module imports, also inside functions, but not for types."""
    found = set()
    body = [node for node in parsed(path).body if not _for_types(node)]
    for node in ast.walk(ast.Module(body, [])):
        names = []
        if isinstance(node, ast.Import):
            names = [a.name for a in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names = [f"{node.module}.{a.name}" for a in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "grader" and len(parts) > 1 and parts[1] in HEIGHT:
                found.add(parts[1])
    return found


def _for_types(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def too_high(path: Path) -> Iterator[str]:
    """What a module imports, and no module of its layer may."""
    own = package(path)
    found = imported(path)
    for name in sorted(found) if own == "__init__" else sorted(found - {own}):
        lower = own != "__init__" and HEIGHT[name] < HEIGHT[own]
        if not lower and (own, name) not in ALLOWED:
            yield f"{path.relative_to(ROOT)}: {name}"


def test_every_package_has_a_layer() -> None:
    """A new one is put into LAYERS."""
    assert {package(path) for path in modules()} - {"__init__"} <= HEIGHT.keys()


def test_imports_point_down() -> None:
    """A module imports only its own package and lower layers; `import grader` loads none."""
    assert [line for path in modules() for line in too_high(path)] == []


def handed_on(path: Path) -> Iterator[str]:
    """Names that a module takes from one that only imports them itself."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("grader."):
            source = ROOT.parent / f"{(node.module or '').replace('.', '/')}.py"
            if source.exists():
                body = parsed(source).body
                imports = [n for n in body if isinstance(n, ast.Import | ast.ImportFrom)]
                names = {alias.asname or alias.name for n in imports for alias in n.names}
                yield from (
                    f"{path.relative_to(ROOT)}: {alias.name} of {node.module}"
                    for alias in node.names
                    if alias.name in names
                )


def test_a_name_comes_from_where_it_is_made() -> None:
    """Or from the package around that; a module hands on nothing that it imports."""
    assert [line for path in modules() for line in handed_on(path)] == []


def siblings(path: Path) -> set[str]:
    """Names of the modules of `cli` that one of them imports, inside functions and for types, too."""
    found = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("grader.cli"):
            parts = (node.module or "").split(".")
            found |= {parts[2]} if len(parts) > 2 else {alias.name for alias in node.names}
    return found


CLI = {path.stem: siblings(path) for path in (ROOT / "cli").glob("*.py") if path.stem != "__init__"}


@pytest.mark.parametrize("name", CLI)
def test_commands_stand_alone(name: str) -> None:
    """Nothing in `cli` imports a command: what two share stands in a file that begins with `_`."""
    assert {other for other in CLI[name] if not other.startswith("_")} == set()


@pytest.mark.parametrize("name", CLI)
def test_no_circle_in_cli(name: str) -> None:
    """Whatever a module of `cli` imports, directly or through others, does not import it."""
    reached: set[str] = set()
    pending = set(CLI[name])
    while pending:
        other = pending.pop()
        reached.add(other)
        pending |= CLI.get(other, set()) - reached
    assert name not in reached


@pytest.mark.parametrize("path", sorted((ROOT / "worker").rglob("*.py")), ids=lambda p: p.stem)
def test_worker_stands_alone(path: Path) -> None:
    """The untrusted side imports nothing of the trusted side."""
    assert imported(path) <= {"worker"}


def test_every_folder_with_modules_is_a_package() -> None:
    """The wheel takes packages only, and knows one by its `__init__.py`."""
    assert [f for f in {p.parent for p in modules()} if not (f / "__init__.py").exists()] == []


def test_everything_fits_on_a_screen() -> None:
    """A function has at most 60 lines, a file fewer than 400."""
    long = []
    for path in modules():
        functions = [n for n in ast.walk(parsed(path)) if isinstance(n, ast.FunctionDef)]
        long += [
            f"{path.name}: {n.name}" for n in functions if (n.end_lineno or 0) - n.lineno >= 60
        ]
        lines = path.read_text(encoding="utf-8").count("\n")
        long += [path.name] if lines >= 400 else []
    assert long == []
