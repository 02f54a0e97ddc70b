"""What a view of a report is made of."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field

from grader.messages import Language, Text
from grader.model import Figure, Report, Sample, Status


class Audience(enum.Enum):
    """Who reads a report."""

    OWNER = "owner"
    """Who ran the grader, and has its files."""
    STUDENT = "student"
    """Who is sent it, and may learn nothing of a hidden case but that it fails."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What surrounds a report, and is not part of the report itself.

    Parameters
    ----------
    attempt : int
        Number of this check of the exercise, from 1; 0 where nobody counts.
    hints_taken, hints : int
        Levels of help already read, and how many there are.
    purposes : mapping of str to Text
        What each case is for, by case name.
    next_command : str
        What goes on after a pass.
    commands : bool
        Whether the next commands are offered at all.
    magics : bool
        Whether they are typed into a cell of a notebook.
    """

    attempt: int = 0
    hints_taken: int = 0
    hints: int = 0
    purposes: Mapping[str, Text] = field(default_factory=dict)
    next_command: str = ""
    commands: bool = True
    magics: bool = False


@dataclass(frozen=True, slots=True)
class Display:
    """How a text is laid out.

    Parameters
    ----------
    width : int
        Columns of the terminal.
    height : int
        Lines of it; the terminal's screen is folded to fit.
    color : bool
        Whether to use the terminal's colours.
    traceback : bool
        Show every frame of the submission, not only the last.
    quiet : bool
        Only the verdict line.
    brief : bool
        The verdict, what is wrong by name, and how to see more: one of several reports.
    verbose : bool
        Everything there is, on however many screens.
    """

    width: int = 80
    height: int = 24
    color: bool = False
    traceback: bool = False
    quiet: bool = False
    brief: bool = False
    verbose: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One check over all its cases; `place` is where in the file it raised, if anywhere."""

    check: str
    status: Status
    text: str
    points: float
    max_points: float
    seconds: float
    place: str = ""


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake by name, what is said of it and why it is thought to fit."""

    id: str
    title: str
    message: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the submission: `line:column`, the function, the code and carets below it."""

    place: str
    function: str
    text: str
    carets: str


@dataclass(frozen=True, slots=True)
class Failure:
    """The one failure worth showing.

    `case` is empty where the check is about the file; `purpose` says what the case is for.
    """

    check: str
    case: str
    hidden: bool
    purpose: str
    message: str
    lines: tuple[str, ...]
    map: tuple[str, ...]
    spots: tuple[Spot, ...]
    sample: Sample
    figure: Figure | None
    told: str
    """The figure in one line; empty where there is none."""
    advice: str


@dataclass(frozen=True, slots=True)
class Printed:
    """The first lines of what a submission printed, and how many more there are."""

    lines: tuple[str, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """A command to go on with."""

    label: str
    command: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """What one reader may have of a report: redacted, harmless to print, in their language.

    Parameters
    ----------
    tr : Language
        Says a format's own words.
    report : Report
        The report itself without what its reader may not have; its messages are data.
    title, verdict, points, attempt, isolation : str
        The exercise's title; the word of the verdict; points; the same with attempt and hints,
        where they are counted; the sandbox.
    rows : tuple of Row
        One for each check, in the order in which they ran.
    relation : str
        What stands above several mistakes, if they are alternatives or belong together.
    notes : tuple of str
        Remarks on the file or the result.
    weak : bool
        Whether the sandbox is not the strictest that there is.
    unwritten : bool
        Whether nothing has been written yet: the file is as it was begun with.
    again : str
        The command that checks once more.
    """

    tr: Language
    report: Report
    title: str
    verdict: str
    points: str
    attempt: str
    rows: tuple[Row, ...]
    relation: str
    mistakes: tuple[Mistake, ...]
    failure: Failure | None
    notes: tuple[str, ...]
    printed: Printed
    isolation: str
    weak: bool
    steps: tuple[Step, ...]
    unwritten: bool
    again: str
