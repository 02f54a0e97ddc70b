"""Family: a gradebook for an outside system. A member has `KIND`, `SAYS`, `FILE` and `export`.

`export(book, store, options)` returns the files to write: name -> content. Nothing in a file comes
from a hidden case's evidence, and nothing of one student stands in another's file.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import ModuleType

from grader.errors import UsageError
from grader.suggest import suggest

__all__ = ["Options", "export", "kinds"]


@dataclass(frozen=True, slots=True)
class Options:
    """What an export may be told.

    Parameters
    ----------
    template : Path, optional
        The outside system's own file, to be filled in.
    lang : str
        Language of texts.
    purposes : mapping
        Exercise -> case -> what the case is for.
    columns : mapping
        Exercise -> title of its column in the template.
    """

    template: Path | None = None
    lang: str = "en"
    purposes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)


@cache
def kinds() -> tuple[str, ...]:
    """Return the kinds of exports."""
    folder = Path(__file__).parent
    return tuple(sorted(p.stem for p in folder.glob("*.py") if not p.stem.startswith("_")))


def export(kind: str) -> ModuleType:
    """Return the module of one kind.

    Raises
    ------
    UsageError
        There is no such kind.
    """
    if kind not in kinds():
        near = suggest(kind, kinds())
        raise UsageError(
            f"no export `{kind}`: there are {', '.join(kinds())}",
            hint=f"did you mean `{near}`?" if near else "",
        )
    return importlib.import_module(f"grader.classroom.exports.{kind}")
