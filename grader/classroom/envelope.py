"""What travels between the coordinator and a station: one request, and its one answer."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from grader.classroom.work import Work
from grader.messages import NOTHING, Message
from grader.model import Outcome


@dataclass(frozen=True, slots=True)
class Request:
    """A submission to grade.

    Parameters
    ----------
    exercise : str
        Its id.
    work : Work
        The code, or the cells of a notebook.
    known : tuple of Outcome
        What came out before and still holds.
    """

    exercise: str
    work: Work
    known: tuple[Outcome, ...] = ()


class Fault(enum.StrEnum):
    """Whose failure it is that there is no report; never the student's."""

    CONTENT = "content"
    SANDBOX = "sandbox"
    INTERNAL = "internal"
    CHANGED = "changed"
    """The file is no longer what was planned."""


@dataclass(frozen=True, slots=True)
class Response:
    """A report as `codec.to_json` writes it and the store keeps it, or why there is none."""

    report: str = ""
    structure: str = ""
    fault: Fault | None = None
    message: Message = NOTHING

    @property
    def again(self) -> bool:
        """Whether another attempt may end otherwise: the failure is the grader's own."""
        return self.fault in (Fault.SANDBOX, Fault.INTERNAL)
