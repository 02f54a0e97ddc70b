"""Modules that lay beside a file and travel with it, as comments at its end.

The file's own lines keep their numbers, and what is wrong in a module is no error of the file until
it imports the module. `joined` writes them, `carried` finds them again. A module in a folder has
a dotted name, and the folder is a package.
"""

from __future__ import annotations

import ast
import contextlib
import importlib.abc
import importlib.machinery
import re
import sys
import types
from collections.abc import Callable, Collection, Mapping
from typing import Any

MODULES = 8
"""Modules that may travel with a file."""
_HEAD = re.compile(r"#: ([\w.]+), beside this file")
_LINE = "#| "
_NEVER = ("numpy", "torch", "grader", "submission", "worker")


def may_be_named(name: str) -> bool:
    """Whether a module of a student's own may have that name: it hides nothing that is here."""
    parts = name.split(".")
    hidden = (*_NEVER, *sys.stdlib_module_names)
    return parts[0] not in hidden and all(part.isidentifier() for part in parts)


def absolute(name: str, package: str) -> str:
    """Return what `name` is called in a package, the empty one being that of the file.

    Empty where it leads outside, or is the package of the file.
    """
    rest = name.lstrip(".")
    up = len(name) - len(rest) - 1
    parts = package.split(".") if package else []
    if up < 0:
        return name
    return ".".join(filter(None, (*parts[: len(parts) - up], rest))) if up <= len(parts) else ""


def joined(source: str, modules: Mapping[str, str]) -> str:
    """Return the source with modules at its end."""
    if not modules:
        return source
    parts = [source.rstrip("\n")]
    for name, text in modules.items():
        lines = _lines(text.removeprefix("\ufeff").rstrip())
        parts += [f"#: {name}, beside this file", *(f"{_LINE}{line}" for line in lines)]
    return "\n".join(parts) + "\n"


def _lines(text: str) -> list[str]:
    """Split where Python's parser does, and nowhere else."""
    return re.split(r"\r\n|\r|\n", text)


def carried(source: str) -> dict[str, str]:
    """Return the modules at the end of a source, each line at the place where it stands there."""
    found: dict[str, list[str]] = {}
    lines: list[str] | None = None
    for place, line in enumerate(_lines(source) if "#: " in source else ()):
        if head := _HEAD.fullmatch(line):
            fits = may_be_named(head[1]) and len(found) < MODULES
            lines = found.setdefault(head[1], [""] * (place + 1)) if fits else None
        elif line.startswith(_LINE):
            if lines is not None:
                lines.append(line.removeprefix(_LINE))
        else:
            lines = None
    return {name: "\n".join(lines) + "\n" for name, lines in found.items()}


class _Absolute(ast.NodeTransformer):
    """Gives relative imports of what travels their absolute names; any other stays as it is."""

    def __init__(self, package: str, modules: Collection[str]) -> None:
        self.package, self.modules = package, modules

    def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.stmt:
        module = absolute("." * node.level + (node.module or ""), self.package)
        if not node.level or not (module or self.package == ""):
            return node
        if module:
            there = _travels(module, self.modules)
            new: ast.stmt = ast.ImportFrom(module, node.names, 0)
        else:  # `from . import helper` in the file itself
            there = all(_travels(name.name, self.modules) for name in node.names)
            new = ast.Import([ast.alias(n.name, n.asname or n.name) for n in node.names])
        return ast.fix_missing_locations(ast.copy_location(new, node)) if there else node


def _is_package(name: str, modules: Collection[str]) -> bool:
    return any(other.startswith(f"{name}.") for other in modules)


def _travels(name: str, modules: Collection[str]) -> bool:
    return name in modules or _is_package(name, modules)


class Beside(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds the modules that travel with a file.

    Parameters
    ----------
    texts : mapping
        Source by name.
    file : str
        The name of the file, shown in tracebacks.
    clean : callable
        Takes out of a module what never runs.
    """

    def __init__(
        self, texts: Mapping[str, str], file: str, clean: Callable[[ast.Module], ast.Module]
    ) -> None:
        self.texts, self.file, self.clean = texts, file, clean

    def install(self) -> None:
        """Let imports find them, wherever the file imports one."""
        if self.texts:
            sys.meta_path.insert(0, self)

    @property
    def roots(self) -> set[str]:
        """The first names of what is there."""
        return {name.split(".")[0] for name in self.texts}

    def trees(self) -> dict[str, ast.Module]:
        """Return those that can be parsed."""
        found = {}
        for name, text in self.texts.items():
            with contextlib.suppress(SyntaxError):
                found[name] = self.tree(text, name)
        return found

    def tree(self, text: str, name: str = "") -> ast.Module:
        """Parse a module, or the file itself: what runs of it, under absolute names."""
        tree = self.clean(ast.parse(text, self.file))
        package = name if _is_package(name, self.texts) else name.rpartition(".")[0]
        found: ast.Module = _Absolute(package, self.texts).visit(tree) if self.texts else tree
        return found

    def find_spec(
        self, name: str, path: Any, target: Any = None
    ) -> importlib.machinery.ModuleSpec | None:
        if not _travels(name, self.texts):
            return None
        package = _is_package(name, self.texts)
        return importlib.machinery.ModuleSpec(name, self, is_package=package)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> None:
        return None

    def exec_module(self, module: types.ModuleType) -> None:
        module.__file__ = self.file
        tree = self.tree(self.texts.get(module.__name__, ""), module.__name__)
        exec(compile(tree, self.file, "exec", dont_inherit=True), module.__dict__)
