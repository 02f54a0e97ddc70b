"""Show an error of the content: where, what, and the source line with a caret."""

from __future__ import annotations

from grader.errors import ContentError
from grader.messages import Message
from grader.text import cells

WIDTH = 76
INDENT = "    "


def show(error: ContentError) -> Message:
    """Return `path:line:column: message`, the source line and a caret, by lines; not the hint."""
    mark = error.mark
    if mark is None:
        return Message("{reason}", reason=error.message)
    if not mark.text.strip():
        return Message("{place}: {reason}", place=str(mark), reason=error.message)
    text, column = _window(mark.text.replace("\t", " "), mark.column - 1)
    return Message(
        "{place}: {reason}\n{line}\n{caret}",
        place=str(mark),
        reason=error.message,
        line=INDENT + text,
        caret=INDENT + " " * cells(text[:column]) + "^",
    )


def _window(text: str, column: int) -> tuple[str, int]:
    """Cut a long line around `column`; a short one loses its indentation only."""
    start = len(text) - len(text.lstrip())
    start = min(start, column)
    text, column = text[start:].rstrip(), column - start
    if cells(text) <= WIDTH:
        return text, column
    first = max(0, min(column - WIDTH // 3, len(text) - WIDTH // 2))
    head = "…" if first else ""
    piece = head
    for character in text[first:]:
        if cells(piece) + cells(character) >= WIDTH:
            piece += "…"
            break
        piece += character
    return piece, column - first + len(head)
