"""Modules of the student's own that were handed in with a file, and that it imports."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import replace

from grader.classroom.records import Leaf
from grader.worker.beside import MODULES, absolute, may_be_named

Lookup = Callable[[tuple[str, ...]], Leaf | None]
"""Returns the file at a place below the hand-in, without its ending."""

_IMPORT = re.compile(r"^[ \t]*import[ \t]+([^\n#;]+)", re.M)
_FROM = re.compile(r"^[ \t]*from[ \t]+([.\w]+)[ \t]+import[ \t]*(?:\(([^)]*)\)|([^\n#;]*))", re.M)


def imports_in(text: str) -> frozenset[str]:
    """Return the modules that a source seems to import and that may lie beside it.

    A name after `from package import` may be a module of it, too.
    """
    found = [part.split()[0] for m in _IMPORT.finditer(text) for part in _listed(m[1])]
    for match in _FROM.finditer(text):
        base = match[1]
        names = [part.split()[0] for part in _listed(match[2] or match[3] or "")]
        found += [base, *(f"{base}{'' if base.endswith('.') else '.'}{name}" for name in names)]
    return frozenset(n for n in found if n.startswith(".") or may_be_named(n))


def _listed(names: str) -> list[str]:
    return [part for part in (re.sub(r"#[^\n]*|\\", " ", names)).split(",") if part.strip()]


def with_modules(
    leaf: Leaf, place: tuple[str, ...], at: Lookup, imports: Callable[[Leaf], Collection[str]]
) -> Leaf:
    """Return the leaf with the modules that it imports, and those that these import.

    Parameters
    ----------
    place : tuple of str
        Where the file lies, as `at` counts.
    imports : callable
        Returns what a file imports.
    """
    found: dict[str, Leaf] = {}
    waiting = [(place[:-1], "", imports(leaf))]
    while waiting:
        folder, package, wanted = waiting.pop(0)
        for name in sorted(wanted):
            root, parts = _root(absolute(name, package), folder, at, up=not name.startswith("."))
            for end in range(1, len(parts) + 1):  # the packages around it, and itself
                own, dotted = parts[:end], ".".join(parts[:end])
                for init in ((), ("__init__",)):
                    file = at((*root, *own, *init))
                    if file and file is not leaf and dotted not in found:
                        found[dotted] = file
                        inside = dotted if init else ".".join(own[:-1])
                        waiting.append((root, inside, imports(file)))
    few = dict(list(found.items())[:MODULES])
    return replace(leaf, beside=tuple(few.items())) if few else leaf


def _root(
    dotted: str, folder: tuple[str, ...], at: Lookup, *, up: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the folder in which a module is, and the parts of its name; none if it is nowhere.

    The file's own folder may be a package, so an absolute name may begin further `up`.
    """
    parts = tuple(dotted.split("."))
    if dotted and may_be_named(dotted):
        for length in range(len(folder), -1 if up else len(folder) - 1, -1):
            place = (*folder[:length], *parts)
            if at(place) or at((*place, "__init__")):
                return folder[:length], parts
    return (), ()
