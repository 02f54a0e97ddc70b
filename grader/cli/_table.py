"""How an exercise's state and its track are written in a table."""

from __future__ import annotations

from grader.progress import Standing

__all__ = ["cut", "state", "track_name"]


def track_name(track: str) -> str:
    """Return the name of a track without the number of its folder."""
    return track.lstrip("0123456789").lstrip("-")


def state(standing: Standing | None, *, plain: bool) -> str:
    """Return the state of an exercise: a glyph, or a word of fixed width."""
    word, glyph = "-", " "
    if standing is not None:
        word, glyph = ("done", "✓") if standing.passed else ("tried", "✗")
        if not standing.passed and not standing.tries:
            word, glyph = "started", "·"
    return f"{word:<7}" if plain else glyph


def cut(text: str, width: int) -> str:
    """Shorten `text` to `width` cells; where there is no room for a word, leave it out."""
    from grader.reports._text import cells

    if cells(text) <= width:
        return text
    while text and cells(text) > width - 1:
        text = text[:-1]
    return text + "…" if width > 8 else ""
