"""Family: a gradebook for an outside system. A member has `KIND`, `SAYS`, `FILE` and `export`.

`export(book, store, options)` returns the files to write: name -> content. Nothing in a file comes
from a hidden case's evidence, and nothing of one student stands in another's file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from grader.messages import Text

__all__ = ["FAMILY", "Options"]

FAMILY = "classroom.exports"
"""For `grader.registry`: a new format is one file in this folder."""


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
    purposes: Mapping[str, Mapping[str, Text]] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
