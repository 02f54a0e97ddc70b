"""Family: how a download or a folder is laid out. A member has `KIND`, `SAYS` and `Layout`.

`fits(leaves, ids)` says whether a list of files has this layout; `Layout(leaves)` then places each
file (`place(leaf) -> Place | None`). They are asked in the order of `ORDER`: the more particular
first.
"""

from __future__ import annotations

import importlib
from types import ModuleType

__all__ = ["ORDER", "layout"]

ORDER = ("gradescope", "moodle", "canvas", "exercises", "students", "flat")


def layout(kind: str) -> ModuleType:
    """Return the module of one layout."""
    return importlib.import_module(f"grader.classroom.layouts.{kind}")
