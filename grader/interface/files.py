"""Files that cannot be read or written: whose name, and why."""

from __future__ import annotations

from pathlib import Path

from grader.errors import UsageError
from grader.messages import Message, os_reason


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


def write_over(path: Path, text: str, shown: str) -> None:
    """Write a file over another, which stays as it is until all of the new one is there.

    Raises
    ------
    UsageError
        It cannot be written.
    """
    from grader.classroom.filesystem import put_in_place

    try:
        if path.exists() and not path.is_file():  # as /dev/stdout: nothing is put in its place
            path.write_text(text, encoding="utf-8", newline="\n")
        else:
            put_in_place(path.resolve(), text)
    except OSError as error:
        raise unwritable(shown, error) from None


def write_new(path: Path, text: str, shown: str, hint: Message | None = None) -> None:
    """Write a file, and the folders above it, never over another; `hint` is for who would.

    Raises
    ------
    UsageError
        It exists, or cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise exists(shown, hint) from None
    except OSError as error:
        raise unwritable(shown, error) from None
