"""What travels between the coordinator and a station: one request, and its one answer."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from grader.classroom.notebook import Cell
from grader.model import Outcome

__all__ = ["Answer", "Fault", "Request"]


@dataclass(frozen=True, slots=True)
class Request:
    """A submission to grade: the bytes of a file, or the cells of a notebook.

    Parameters
    ----------
    exercise : str
        Its id.
    source : bytes
        The file; empty where there are cells.
    cells : tuple of Cell, optional
        The notebook.
    known : tuple of Outcome
        What came out before and still holds.
    """

    exercise: str
    source: bytes = b""
    cells: tuple[Cell, ...] | None = None
    known: tuple[Outcome, ...] = ()


class Fault(enum.StrEnum):
    """Whose failure it is that there is no report; never the student's."""

    CONTENT = "content"
    SANDBOX = "sandbox"
    INTERNAL = "internal"
    CHANGED = "changed"
    """The file is no longer what was planned."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A report as `codec.to_json` writes it and the store keeps it, or why there is none."""

    report: str = ""
    structure: str = ""
    fault: Fault | None = None
    message: str = ""

    @property
    def again(self) -> bool:
        """Whether another attempt may end otherwise: the failure is the grader's own."""
        return self.fault in (Fault.SANDBOX, Fault.INTERNAL)
