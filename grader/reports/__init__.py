"""Family: how a `Report` is shown. The file name is the format, `render` makes the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["DETAILS", "Situation"]

DETAILS = ("full", "actual", "none")
"""How much a failure reveals: everything, only what the submission did, or nothing."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What surrounds a report on a learner's screen, and is not part of the report itself.

    Parameters
    ----------
    attempt : int
        Number of this check of the exercise, from 1; 0 where nobody counts.
    hints_taken, hints : int
        Levels of help already read, and how many there are.
    purposes : mapping of str to str
        What each case is for, by case name.
    texts : mapping of str to str
        What the exercise says of its checks, from English to the reader's language.
    following : str
        Id of the exercise to go on with after a pass.
    commands : bool
        Whether the next commands are offered at all.
    """

    attempt: int = 0
    hints_taken: int = 0
    hints: int = 0
    purposes: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    following: str = ""
    commands: bool = True
