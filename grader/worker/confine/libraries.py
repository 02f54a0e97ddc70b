"""Which directories may be read where an exercise's libraries import parts of themselves late.

Never a whole `site-packages`: the grader and its exercises may be installed there.
"""

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

__all__ = ["readable"]

_OURS = {"worker", "grader", "submission", "__main__"}
_INSTALLED = ("site-packages", "dist-packages")
_SHARED = ("/lib64", "/usr/lib64", "/etc/ld.so.cache", "/dev/urandom", "/usr/share/zoneinfo")


def readable(imports: Iterable[str]) -> list[str]:
    """Return the standard library, shared libraries and every package that is imported by now.

    Parameters
    ----------
    imports : iterable of str
        Modules an exercise allows; they and what they need are imported already.
    """
    paths = set(_standard_library()) | set(_SHARED)
    multiarch = sysconfig.get_config_var("MULTIARCH") or "x86_64-linux-gnu"
    paths |= {f"/lib/{multiarch}", f"/usr/lib/{multiarch}", f"{sys.base_prefix}/lib/{multiarch}"}
    roots = {name.partition(".")[0] for name in (*sys.modules, *imports)} - _OURS
    for root in roots:
        paths |= set(_package(root))
    return sorted(path for path in paths if os.path.exists(path))  # noqa: PTH110


def _standard_library() -> list[str]:
    stdlib = Path(sysconfig.get_path("stdlib"))
    return [str(entry) for entry in stdlib.iterdir() if entry.name not in _INSTALLED]


def _package(root: str) -> list[str]:
    """The folder or file of an installed top-level module, and of its bundled libraries."""
    file = getattr(sys.modules.get(root), "__file__", None)
    if not file or not any(f"/{name}/" in file for name in _INSTALLED):
        return []
    path = Path(file)
    own = path.parent if path.name == "__init__.py" else path
    return [str(own), str(own.parent / f"{root}.libs")]
