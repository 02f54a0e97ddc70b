"""Modules that lay beside a file and travel with it, as comments at its end.

The file's own lines keep their numbers, and what is wrong in a module is no error of the file until
it imports the module. `joined` writes them, `carried` finds them again.
"""

from __future__ import annotations

import ast
import contextlib
import importlib.abc
import importlib.machinery
import re
import sys
import types
from collections.abc import Callable, Mapping
from typing import Any

__all__ = ["MODULES", "Beside", "carried", "joined", "may_be_named"]

MODULES = 8
"""Modules that may travel with a file."""
_HEAD = re.compile(r"#: (\w+)\.py, beside this file")
_LINE = "#| "
_NEVER = ("numpy", "torch", "grader", "submission", "worker")


def may_be_named(name: str) -> bool:
    """Whether a module of a student's own may have that name: it hides nothing that is here."""
    return name.isidentifier() and name not in (*_NEVER, *sys.stdlib_module_names)


def joined(source: str, modules: Mapping[str, str]) -> str:
    """Return the source with modules at its end."""
    parts = [source.rstrip("\n")]
    for name, text in modules.items():
        lines = _lines(text.removeprefix("\ufeff").rstrip())
        parts += [f"#: {name}.py, beside this file", *(f"{_LINE}{line}" for line in lines)]
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

    def trees(self) -> dict[str, ast.Module]:
        """Return those that can be parsed."""
        found = {}
        for name, text in self.texts.items():
            with contextlib.suppress(SyntaxError):
                found[name] = ast.parse(text, self.file)
        return found

    def find_spec(
        self, name: str, path: Any, target: Any = None
    ) -> importlib.machinery.ModuleSpec | None:
        return importlib.machinery.ModuleSpec(name, self) if name in self.texts else None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> None:
        return None

    def exec_module(self, module: types.ModuleType) -> None:
        module.__file__ = self.file
        tree = self.clean(ast.parse(self.texts[module.__name__], self.file))
        exec(compile(tree, self.file, "exec", dont_inherit=True), module.__dict__)
