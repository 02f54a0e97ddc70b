"""Text on a screen: cleaned of what steers a terminal, measured in cells, wrapped."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import ClassVar

# Escape sequences as a whole first, so that no litter such as `[31m` stays behind.
_ESCAPES = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_].*?(?:\x07|\x1b\\|$)|\x1b.?", re.S)
# C0 but tab and newline, DEL, C1, bidirectional controls, line separators, lone surrogates.
_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
# What a CI system would obey on a line of its log: `::name ...::`, also in the middle, for the line
# may be wrapped there, and `##[name]` anywhere.
_COMMANDS = re.compile(r"^\s*:(?=:)|(?<=\s):(?=:[\w-]+(?:::| [^\n]*::))|##(?=\[)", re.M)
# Fillers, joiners of words, tags, selectors of variants: but for those that writing needs (the two
# joiners of letters, and the selectors for pictures).
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u2800"
    "\u3164\ufe00-\ufe0d\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
# What may not reach a screen, and our own colours among it, which may.
_STEERING = re.compile(
    rf"(\x1b\[(?:0|1|2|3[1-6]|1;35)m)|{_ESCAPES.pattern}|(?!\r\n){_CONTROLS.pattern}", re.S
)
_WORDS = re.compile(r"(\s*)(\S+)")
# Punctuation that may not begin a line of Chinese text, and that may not end one.
_CLOSING = "，。、；：？！）》」』】”’％)]},.;:!?%"
_OPENING = "（《「『【“‘([{"


def cells(text: str) -> int:
    """Return the columns that a terminal gives to `text`: two for wide East Asian characters."""
    return len(text) if text.isascii() and text.isprintable() else sum(map(_cells, text))


@lru_cache(maxsize=4096)
def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def clean(text: str) -> str:
    """Return `text` without anything that could steer a terminal or a CI system.

    Newlines stay, tabs widen; what nobody would see is shown as an escape.
    """
    text = visible(text)
    text = _CONTROLS.sub("", _ESCAPES.sub("", text.replace("\r\n", "\n"))).expandtabs(4)
    return _COMMANDS.sub(r"\g<0> ", text)


def screened(text: str) -> str:
    """Return what is printed without what could steer a terminal, wherever it came from.

    Our own colours stay, and so does everything that is data.
    """
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    return _STEERING.sub(lambda found: found.group(1) or "", text)


def visible(text: str) -> str:
    """Return `text` with letters that show nothing as escapes: two names may not look alike."""
    return text if text.isascii() else _INVISIBLE.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def pad(text: str, width: int) -> str:
    """Fill `text` with spaces to `width` cells."""
    return text + " " * max(0, width - cells(text))


def cut(text: str, width: int) -> str:
    """Shorten `text` to `width` cells; where there is no room for a word, leave it out."""
    if cells(text) <= width:
        return text
    while text and cells(text) > width - 1:
        text = text[:-1]
    return text + "…" if width > 8 else ""


def columns(left: str, right: str, width: int) -> list[str]:
    """Return one line with `right` at the right edge, or two lines where both do not fit."""
    gap = width - cells(left) - cells(right)
    return [left + " " * gap + right] if gap >= 2 else [left, right]


MAGICS = ("check", "explain", "hint", "progress", "quiz", "repro", "review", "show")
"""Commands that a notebook has as magics of its own."""


def command(words: str, *, magics: bool) -> str:
    """Return a command of ours as it is typed: at a shell, or into a cell of a notebook."""
    if not magics:
        return f"grader {words}"
    return f"%{words}" if words.split()[0] in MAGICS else f"!grader {words}"


def number(value: float) -> str:
    """Points as a person writes them: `6`, `6.5`, `0.33`."""
    return f"{round(value, 2):g}"


def seconds(value: float) -> str:
    """A duration in seconds, short: `0.004 s`, `0.12 s`, `12.3 s`."""
    places = 3 if value < 0.01 else 2 if value < 10 else 1
    return f"{value:.{places}f} s"


def _pieces(word: str, width: int) -> Iterator[str]:
    """Split a word where it may break: around wide characters, and hard where it is too long."""
    piece = ""
    for char in word:
        wide = cells(char) > 1
        apart = wide or (piece != "" and cells(piece[-1]) > 1)
        apart = apart and char not in _CLOSING and piece[-1:] not in _OPENING
        if piece and (apart or cells(piece) + cells(char) > width):
            yield piece
            piece = ""
        piece += char
    if piece:
        yield piece


def _wrapped(line: str, width: int) -> Iterator[str]:
    """Wrap one line; its own indentation is repeated on the following ones."""
    indent = line[: len(line) - len(line.lstrip(" "))][: width // 2]
    current, empty = indent, True
    for gap, word in _WORDS.findall(line):
        space = "" if empty else gap
        if not empty and cells(current) + len(gap) + cells(word) <= width:
            current += gap + word
            continue
        for piece in _pieces(word, width - len(indent)):
            if not empty and cells(current) + len(space) + cells(piece) > width:
                yield current
                current, space = indent, ""
            current, space, empty = current + space + piece, "", False
    yield current


def wrap(text: str, width: int) -> list[str]:
    """Wrap every line of `text` to `width` cells; Chinese breaks between any two characters."""
    return [out for line in text.split("\n") for out in _wrapped(line, max(width, 10))] or [""]


def beside(left: str, text: str, width: int) -> list[str]:
    """Return a text beside another one; what does not fit goes on below its beginning."""
    first, *rest = wrap(text, width - cells(left))
    return [left + first, *(" " * cells(left) + line for line in rest)]


_FILLED = 68
"""Prose that was broken by hand has lines of about this length."""


def reflow(text: str, width: int) -> list[str]:
    """Wrap a text of paragraphs, items (`- `) and formulas that was broken by hand at some width.

    As it stands, where all of it fits. Else lines that go on are joined before they are broken
    anew; formulas, whose lines are short, stay lines.
    """
    lines = text.split("\n")
    if all(cells(line) <= width for line in lines):
        return lines
    joined: list[str] = []
    above = ""
    for line in lines:
        if joined and _goes_on(joined[-1], above, line):
            joined[-1] += _between(joined[-1], line.lstrip()) + line.lstrip()
        else:
            joined.append(line)
        above = line
    return [out for line in joined for out in beside(*_item(line), width)]


def _goes_on(block: str, above: str, line: str) -> bool:
    """Whether a line goes on where the one above it, the last one of a block, was full."""
    bare = line.lstrip(" ")
    start = block.lstrip(" ")
    if not bare or not start or bare.startswith("- "):
        return False
    indent = len(block) - len(start) + 2 * start.startswith("- ")
    first = bare[0] if cells(bare[0]) > 1 else bare.split(" ")[0]
    return len(line) - len(bare) == indent and cells(above) + 1 + cells(first) > _FILLED


def _between(left: str, right: str) -> str:
    """Return what stands between two lines that are joined: nothing in Chinese, or at its marks."""
    ends = left[-1:], right[:1]
    wide = [end for end in ends if cells(end) > 1]
    return "" if len(wide) == 2 or any(not end.isalnum() for end in wide) else " "


def _item(line: str) -> tuple[str, str]:
    """Return what stands before the text of an item, and the text; any other line is all text."""
    start = line.lstrip(" ")
    mark = line[: len(line) - len(start) + 2] if start.startswith("- ") else ""
    return mark, line[len(mark) :]


class Paint:
    """The few styles of a screen, from the 16 colours every terminal theme sets.

    They can be read on white and on black, and nothing is told by colour alone.
    """

    _CODES: ClassVar = {
        "good": "32",
        "bad": "31",
        "name": "1;35",
        "strong": "1",
        "quiet": "2",
        "keyword": "34",
        "string": "32",
        "number": "36",
    }

    def __init__(self, color: bool) -> None:
        self._color = color

    def __call__(self, style: str, text: str) -> str:
        if not self._color or not text:
            return text
        return f"\x1b[{self._CODES[style]}m{text}\x1b[0m"

    def lines(self, style: str, texts: Iterable[str]) -> list[str]:
        """Paint several lines."""
        return [self(style, text) for text in texts]
