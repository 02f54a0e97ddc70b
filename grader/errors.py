"""The exception tree: whose fault a failure is decides its class and the exit code.

GraderError
├── UsageError          exit 2   the command line or a file name is wrong
│   └── UnknownNameError exit 2  nothing in the course has that name
├── ContentError        exit 3   an exercise, quiz or solution file is wrong (the author's fault)
│   ├── ExpressionError exit 3   an expression cannot be read or evaluated
│   │   ├── UnknownWordError     it names a value or a function that is not there
│   │   └── UndefinedError       it has no value at these numbers, as 1/0 has none
│   └── UnansweredError exit 3   a function of a solution file did not end in time
└── InternalError       exit 4   our own fault
    └── SandboxError    exit 4   a worker cannot be started or confined; never a student's zero

A student's fault is not an exception: it is an `Outcome` in a `Report` (exit 1).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Self

    from grader.messages import Message
    from grader.model import Mark


class GraderError(Exception):
    """Base of every error this package raises on purpose.

    Parameters
    ----------
    message : Message
        What is wrong: lower case, names in backticks, no full stop.
    hint : Message, optional
        The next action, if there is one; printed last as `hint: ...`.
    """

    exit_code = 4

    def __init__(self, message: Message, *, hint: Message | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(GraderError):
    """The command was called wrongly, or names something that does not exist."""

    exit_code = 2


class UnknownNameError(UsageError):
    """Nothing in the course has the name that was typed."""


class ContentError(GraderError):
    """A content file is wrong; `mark` says where."""

    exit_code = 3

    def __init__(
        self, message: Message, *, mark: Mark | None = None, hint: Message | None = None
    ) -> None:
        super().__init__(message, hint=hint)
        self.mark = mark

    def __str__(self) -> str:
        return f"{self.mark}: {self.args[0]}" if self.mark else str(self.args[0])


class ExpressionError(ContentError):
    """An expression is refused; `column` (from 1) points into its own text."""

    def __init__(
        self,
        message: Message,
        *,
        column: int = 0,
        mark: Mark | None = None,
        hint: Message | None = None,
    ) -> None:
        super().__init__(message, mark=mark, hint=hint)
        self.column = column

    def at(self, column: int) -> Self:
        """Return the error with another column, of the same class."""
        return type(self)(self.message, column=column, mark=self.mark, hint=self.hint)


class UnknownWordError(ExpressionError):
    """An expression names a value or a function that is not there."""


class UndefinedError(ExpressionError):
    """An expression has no value, or one too large, at the numbers it is evaluated for."""


class UnansweredError(ContentError):
    """A function of a solution file did not end in time."""


class InternalError(GraderError):
    """Something of ours failed."""

    exit_code = 4


class SandboxError(InternalError):
    """A worker could not be started, confined or understood before the submission ran."""
