"""Modules that are not here, as inert stand-ins: `import pandas` alone is no reason to fail.

While the file is loaded they do nothing: any attribute, call or operation is another stand-in. What
a function does with one afterwards raises, and names the module. An import inside `try` fails as
it would without this: the file knows what to do then.
"""

from __future__ import annotations

import ast
import importlib.abc
import importlib.machinery
import sys
import types
from collections.abc import Callable, Iterator, Sequence
from typing import Any


class Absent:
    """The modules that a source imports and that are not here.

    Parameters
    ----------
    tree : ast.Module
        The source.
    available : sequence of str
        What may be imported besides the standard library.
    """

    def __init__(self, tree: ast.Module, available: Sequence[str]) -> None:
        self.available = available
        self.loading = True
        here = {*sys.stdlib_module_names, *sys.modules, *available}
        self.roots = _imported(tree) - _guarded(tree) - here

    def install(self) -> None:
        """Let imports of them find a stand-in, here and wherever the file imports one later."""
        if self.roots:
            sys.meta_path.insert(0, _Finder(self))

    def touch(self, name: str) -> None:
        """Refuse what a function does with a stand-in."""
        if not self.loading:
            there = ", ".join(sorted(self.available))
            raise ModuleNotFoundError(
                f"`{name.split('.')[0]}` is not available here: there is {there} and the standard "
                "library"
            )


def _imported(tree: ast.AST) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add((node.module or "").split(".")[0])
    return found


def _guarded(tree: ast.Module) -> set[str]:
    """What is imported where a failure is caught."""
    tries = [node for node in ast.walk(tree) if isinstance(node, ast.Try) and node.handlers]
    return {name for node in tries for part in node.body for name in _imported(part)}


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def __init__(self, absent: Absent) -> None:
        self.absent = absent

    def find_spec(
        self, name: str, path: Any, target: Any = None
    ) -> importlib.machinery.ModuleSpec | None:
        if name.split(".")[0] not in self.absent.roots:
            return None
        self.absent.touch(name)
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        return _Module(spec.name, self.absent)

    def exec_module(self, module: types.ModuleType) -> None:
        module.__dict__["__all__"] = []


class _Module(types.ModuleType):
    def __init__(self, name: str, absent: Absent) -> None:
        super().__init__(name)
        self.__dict__["_absent"] = absent

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        self.__dict__["_absent"].touch(self.__name__)
        return _Nothing(f"{self.__name__}.{name}", self.__dict__["_absent"])


class _Nothing:
    """What comes out of a module that is not here."""

    def __init__(self, name: str, absent: Absent) -> None:
        self.__dict__.update(_name=name, _absent=absent)

    def _again(self) -> _Nothing:
        self._absent.touch(self._name)
        return self

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._again()

    def __call__(self, *places: Any, **keywords: Any) -> Any:
        """As a decorator it leaves the function or class as it is."""
        self._absent.touch(self._name)
        alone = len(places) == 1 and not keywords
        return places[0] if alone and isinstance(places[0], types.FunctionType | type) else self

    def __mro_entries__(self, bases: tuple[Any, ...]) -> tuple[type, ...]:
        return ()

    def __setattr__(self, name: str, value: object) -> None:
        self._again()

    def __setitem__(self, key: object, value: object) -> None:
        self._again()

    def __iter__(self) -> Iterator[Any]:
        self._again()
        return iter(())

    def __enter__(self) -> _Nothing:
        return self._again()

    def __exit__(self, *_: object) -> None:
        return None

    def __len__(self) -> int:
        self._again()
        return 0

    def __bool__(self) -> bool:
        self._again()
        return False

    def __repr__(self) -> str:
        return f"<nothing of {self._name}>"


def _operation(name: str) -> Callable[..., Any]:
    def operate(self: _Nothing, *others: object) -> _Nothing:
        return self._again()

    operate.__name__ = name
    return operate


for _name in (
    *("getitem", "neg", "pos", "abs", "invert", "lt", "le", "gt", "ge"),
    *(f"{side}{verb}" for side in ("", "r") for verb in ("add", "sub", "mul", "truediv", "matmul")),
    *(f"{side}{verb}" for side in ("", "r") for verb in ("pow", "mod", "floordiv", "and", "or")),
):
    setattr(_Nothing, f"__{_name}__", _operation(f"__{_name}__"))
