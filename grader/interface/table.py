"""How an exercise's state, its track and a command beside a text are written."""

from __future__ import annotations

from grader.learner.attempts import Standing
from grader.messages import Language
from grader.text import cells, pad, wrap


def track_name(track: str) -> str:
    """Return the name of a track without the number of its folder."""
    return track.lstrip("0123456789").lstrip("-")


def state(standing: Standing | None, *, plain: bool, lang: str = "en") -> str:
    """Return the state of an exercise: a glyph, or a word of fixed width."""
    tr = Language(lang)
    word, glyph = "-", " "
    if standing is not None and standing.passed:
        word, glyph = tr.in_context("state", "done"), "✓"
    elif standing is not None and standing.begun:
        word, glyph = tr.in_context("state", "started"), "·"
        if standing.attempts:
            word, glyph = tr.in_context("state", "tried"), "✗"
    return pad(word, 7) if plain else glyph


def with_command(text: str, command: str, width: int, gap: int = 3) -> list[str]:
    """Return a text and a command in one line, or the command whole in a line of its own."""
    if cells(text) + gap + cells(command) <= width:
        return [f"{text}{' ' * gap}{command}"]
    indent = " " * (len(text) - len(text.lstrip()) + 2)
    return [*wrap(text, width), f"{indent}{command}"]
