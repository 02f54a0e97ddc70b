"""Files that cannot be read or written: whose name, and why."""

from __future__ import annotations

from grader.errors import UsageError
from grader.messages import Message, os_reason

__all__ = ["exists", "unreadable", "unwritable"]


def unreadable(path: str, error: OSError) -> UsageError:
    """Return the error to raise."""
    return UsageError(Message("cannot read `{path}`: {reason}", path=path, reason=os_reason(error)))


def unwritable(path: str, error: OSError) -> UsageError:
    """Return the error to raise."""
    return UsageError(
        Message("cannot write `{path}`: {reason}", path=path, reason=os_reason(error))
    )


def exists(path: str, hint: Message | None = None) -> UsageError:
    """Return the error to raise where a file is not written over another."""
    return UsageError(Message("`{path}` exists and stays as it is", path=path), hint=hint)
