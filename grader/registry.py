"""Families of small modules: the file name is the kind, and a member is imported on first use."""

from __future__ import annotations

import functools
import importlib
from pathlib import Path
from types import ModuleType

from grader.errors import ContentError
from grader.suggest import suggest

__all__ = ["kinds", "member"]


@functools.cache
def kinds(family: str) -> tuple[str, ...]:
    """Return the kinds of `family` (`checks`, `reports`, `classroom.exports`), sorted.

    A module whose name begins with `_` is shared by its siblings and is no member.
    """
    folder = Path(__file__).parent.joinpath(*family.split("."))
    return tuple(sorted(p.stem for p in folder.glob("*.py") if not p.stem.startswith("_")))


def member(family: str, kind: str) -> ModuleType:
    """Import and return the module of `kind`.

    Raises
    ------
    ContentError
        There is no such kind.
    """
    if kind not in kinds(family):
        near = suggest(kind, kinds(family))
        raise ContentError(
            f"no kind `{kind}` among {family}: {', '.join(kinds(family))}",
            hint=f"did you mean `{near}`?" if near else "",
        )
    return importlib.import_module(f"grader.{family}.{kind}")
