"""Family: a gradebook for an outside system. A member has `KIND`, `FILE` and `export`.

`export(book, store, options)` returns `Exported`. Nothing in a file comes from a hidden case's
evidence, and nothing of one student stands in another's file. A cell of a template that holds
something which no export of ours has put there stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from grader.messages import Message, Text

FAMILY = "classroom.exports"
"""For `grader.registry`: a new format is one file in this folder."""
TOTAL = "total"
"""In place of an exercise in `ExportOptions.columns`: the sum of all that count."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
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
        Exercise, or `total` -> title of its column in the template; several may share one.
    overwrite : bool
        Whether cells are written that hold something else than what was exported before.
    """

    template: Path | None = None
    lang: str = "en"
    purposes: Mapping[str, Mapping[str, Text]] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    overwrite: bool = False


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export comes to.

    Parameters
    ----------
    files : mapping
        Name -> content.
    written : mapping
        Student and cell of a template -> what was written there, to be known again.
    remarks : tuple of Message
        What was left as it is, and who is not in the template.
    """

    files: Mapping[str, str | bytes]
    written: Mapping[tuple[str, str], str] = field(default_factory=dict)
    remarks: tuple[Message, ...] = ()
