"""Modules of the student's own that were handed in with a file, and that it imports."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from grader.classroom.records import Leaf
from grader.worker.beside import MODULES

__all__ = ["Modules", "with_modules"]

Modules = dict[str, tuple[Leaf, Collection[str]]]
"""Files of one hand-in by the names of the modules they are, each with what it imports."""


def with_modules(leaf: Leaf, modules: Mapping[str, tuple[Leaf, Collection[str]]]) -> Leaf:
    """Return the leaf with the modules that it imports, and those that these import."""
    found: dict[str, Leaf] = {}
    waiting = [imports for own, imports in modules.values() if own is leaf]
    while waiting:
        for name in sorted(waiting.pop(0)):
            own, imports = modules.get(name, (leaf, ()))
            if own is not leaf and name not in found and len(found) < MODULES:
                found[name] = own
                waiting.append(imports)
    return replace(leaf, beside=tuple(found.items())) if found else leaf
