"""Show an error as text: where, what, the source line with a caret, and the next action."""

from __future__ import annotations

import unicodedata

from grader.errors import ContentError, GraderError

__all__ = ["show"]

WIDTH = 76
INDENT = "    "


def show(error: GraderError) -> str:
    """Return `path:line:column: message`, the source line, a caret and `hint: ...`, by lines."""
    lines = [str(error)]
    mark = error.mark if isinstance(error, ContentError) else None
    if mark is not None and mark.text.strip():
        text, column = _window(mark.text.replace("\t", " "), mark.column - 1)
        lines += [INDENT + text, INDENT + " " * _width(text[:column]) + "^"]
    if error.hint:
        lines.append(f"hint: {error.hint}")
    return "\n".join(lines)


def _window(text: str, column: int) -> tuple[str, int]:
    """Cut a long line around `column`; a short one loses its indentation only."""
    start = len(text) - len(text.lstrip())
    start = min(start, column)
    text, column = text[start:].rstrip(), column - start
    if _width(text) <= WIDTH:
        return text, column
    first = max(0, min(column - WIDTH // 3, len(text) - WIDTH // 2))
    head = "…" if first else ""
    piece = head
    for character in text[first:]:
        if _width(piece) + _width(character) >= WIDTH:
            piece += "…"
            break
        piece += character
    return piece, column - first + len(head)


def _width(text: str) -> int:
    """Return the columns a terminal gives to `text`: two for wide East Asian characters."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )
