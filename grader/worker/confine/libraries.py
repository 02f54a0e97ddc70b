"""Which directories may be read where an exercise's libraries import parts of themselves late.

Never a whole `site-packages`: the grader and its exercises may be installed there. An exercise may
name any module, and whoever wrote the exercise need not be trusted: only well-known libraries are
imported before the confinement, any other runs within it from its first line.
"""

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from pathlib import Path

KNOWN = """
    numpy torch mpmath scipy sklearn pandas matplotlib sympy networkx einops statsmodels torchvision
"""
"""Libraries that may be imported before a process is confined."""

_OURS = {"worker", "grader", "submission", "__main__"}
_INSTALLED = ("site-packages", "dist-packages")
_SHARED = ("/lib64", "/usr/lib64", "/etc/ld.so.cache", "/dev/urandom", "/usr/share/zoneinfo")


def apart(imports: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return which modules may be imported before the confinement, and which only within it."""
    names = [str(name) for name in imports]
    known = {*KNOWN.split(), *sys.stdlib_module_names}
    inside = [name for name in names if name.partition(".")[0] not in known]
    return [name for name in names if name not in inside], inside


def readable(imports: Iterable[str]) -> list[str]:
    """Return the standard library, shared libraries and every package that is imported by now.

    Parameters
    ----------
    imports : iterable of str
        Modules an exercise allows. Those that are imported within the confinement only may need
        anything that is installed, but nothing of the grader.
    """
    imports = list(imports)
    paths = set(_standard_library()) | set(_SHARED)
    multiarch = sysconfig.get_config_var("MULTIARCH") or "x86_64-linux-gnu"
    paths |= {f"/lib/{multiarch}", f"/usr/lib/{multiarch}", f"{sys.base_prefix}/lib/{multiarch}"}
    roots = {name.partition(".")[0] for name in (*sys.modules, *imports)} - _OURS
    for root in roots:
        if not _of_the_grader(root):  # how an editable installation finds it, for one
            paths |= set(_package(root))
    if apart(imports)[1]:
        paths |= set(_installed())
    return sorted(path for path in paths if os.path.exists(path))  # noqa: PTH110


def _standard_library() -> list[str]:
    stdlib = Path(sysconfig.get_path("stdlib"))
    return [str(entry) for entry in stdlib.iterdir() if entry.name not in _INSTALLED]


def _installed() -> Iterator[str]:
    for place in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib"), *sys.path}:
        if any(place.endswith(name) for name in _INSTALLED) and os.path.isdir(place):  # noqa: PTH112
            for entry in Path(place).iterdir():
                if not _of_the_grader(entry.name):
                    yield str(entry)


def _of_the_grader(name: str) -> bool:
    return "grader" in name.casefold()


def _package(root: str) -> list[str]:
    """The folder or file of an installed top-level module, and of its bundled libraries."""
    file = getattr(sys.modules.get(root), "__file__", None)
    if not file or not any(f"/{name}/" in file for name in _INSTALLED):
        return []
    path = Path(file)
    own = path.parent if path.name == "__init__.py" else path
    return [str(own), str(own.parent / f"{root}.libs")]
