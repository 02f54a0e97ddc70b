"""What learners type: look-alike characters, numbers of options, numbers, words."""

from __future__ import annotations

import itertools
import math
import re
import unicodedata
from collections.abc import Iterator

from grader.errors import ExpressionError, UnknownWordError
from grader.messages import Message

# One character for one character, so that columns stay where they are.
_PLAIN = str.maketrans(
    {
        **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
        "−": "-", "–": "-", "—": "-", "。": ".", "、": ",", "\u3000": " ", "\xa0": " ", "\t": " ",
        "【": "[", "】": "]", "“": '"', "”": '"', "‘": "'", "’": "'",
    }
)  # fmt: skip

_OPTION = re.compile(r"[^\s,;.()、\[\]&和]+")
_SIGN = re.compile(r"[^\w'\"]+")
_GLUED = re.compile(r"[0-9A-Za-z]")
_WORDS_OF_OPTIONS = re.compile(r"(?i)\b(?:options?|choices?|answers?|and)\b|选项?|第|个|#")
_NAMED = re.compile(r"\A\s*(?:[^\W\d]\w*\s*)?[=≈](?!=)")
_MODULE = re.compile(r"\b(?:np|numpy|math|torch)\.(?=[A-Za-z]\w*\()")


def plain(text: str) -> str:
    """Return `text` with full-width and look-alike characters as ASCII, as long as before."""
    return text.translate(_PLAIN)


def _blanked(found: re.Match[str]) -> str:
    return " " * len(found[0])


def bare_expression(text: str) -> str:
    """Return `text` as `plain` does, without `y =` before it and `np.` in it; columns stay."""
    return _MODULE.sub(_blanked, _NAMED.sub(_blanked, plain(text)))


def letter(index: int) -> str:
    """Return the letter of option `index`, counted from 0."""
    return chr(ord("a") + index)


def options(
    text: str, count: int, *, letters: bool = True, several: bool = True, glued: bool = False
) -> list[tuple[int, int]]:
    """Read numbers of options, such as `1 3`, `1, 3` or `a c`; (index from 0, column) of each.

    `several` is whether more than one can be meant, so that `13` may be 1 and 3; `glued` whether
    every character is an option of its own, as in `132`.

    Raises
    ------
    ExpressionError
        Something is no option from 1 to `count`.
    """
    found = []
    line = plain(text) if glued else _WORDS_OF_OPTIONS.sub(_blanked, plain(text))
    for match in (_GLUED if glued else _OPTION).finditer(line):
        word, column = match[0], match.start() + 1
        if word.isdigit() and len(word) < 5 and word.isascii():
            index = int(word) - 1
        elif letters and len(word) == 1 and "a" <= word.lower() <= "z":
            index = ord(word.lower()) - ord("a")
        else:
            index = -1
        if index < 0 and several and not glued and (sign := _SIGN.search(word)):
            raise _separator(word, sign, column)
        if not 0 <= index < count:
            apart = several and 1 < len(word) <= count and all("0" < c <= str(count) for c in word)
            hint = Message("write `{code}`", code=" ".join(word)) if apart and count < 10 else None
            message = Message("`{word}` is none of 1 to {count}", word=word[:20], count=count)
            raise ExpressionError(message, column=column, hint=hint)
        found.append((index, column))
    if not found:
        raise ExpressionError(
            Message("nothing to read"),
            column=1,
            hint=Message("a number from 1 to {count}", count=count),
        )
    return found


def _separator(word: str, sign: re.Match[str], column: int) -> ExpressionError:
    """Return the error of options with something odd between them."""
    pieces = _SIGN.sub(" ", word).split()
    hint = Message("write `{code}`", code=" ".join(pieces)) if len(pieces) > 1 else None
    return ExpressionError(
        Message("`{sign}` is no separator here", sign=sign[0]),
        column=column + sign.start(),
        hint=hint,
    )


def each_once(found: list[tuple[int, int]]) -> Iterator[int]:
    """Yield the options, and refuse one that is named twice."""
    seen: set[int] = set()
    for index, column in found:
        if index in seen:
            raise ExpressionError(
                Message("{number} is named twice", number=index + 1), column=column
            )
        seen.add(index)
        yield index


CONSTANTS = {"pi": math.pi, "π": math.pi}
"""What has a name in an answer that is made of numbers."""

_COMMA = re.compile(r"-?\d+,\d+\Z")
_GROUPS = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?\Z")


def number(text: str, example: Message) -> float:
    """Read a number, or an expression of numbers such as `1/3` or `sqrt(2)`.

    `example` is a hint that says what an answer looks like.

    Raises
    ------
    ExpressionError
        It cannot be read, or its value is no finite number.
    """
    from grader.expressions import LEARNER, SCALAR_FUNCTIONS, parse
    from grader.questions._names import finite

    line = bare_expression(text)
    word = line.strip()
    for pattern, meant in ((_GROUPS, ""), (_COMMA, ".")):
        if pattern.match(word):
            raise ExpressionError(
                Message("a comma is not part of a number"),
                column=line.index(",") + 1,
                hint=Message("write `{code}`", code=word.replace(",", meant)),
            )
    if word.endswith("%"):
        column = line.rindex("%") + 1
        raise ExpressionError(
            Message("`%` is not part of a number"), column=column, hint=Message("0.12 for 12 %")
        )
    expression = parse(line, LEARNER)
    try:
        expression.check(CONSTANTS, SCALAR_FUNCTIONS)
    except ExpressionError as error:
        hint = example if isinstance(error, UnknownWordError) else error.hint
        raise ExpressionError(error.message, column=error.column, hint=hint) from None
    value = expression.evaluate(CONSTANTS, SCALAR_FUNCTIONS, elements=1000)
    try:
        return finite(value)
    except ExpressionError as error:
        raise ExpressionError(error.message, column=1, hint=example) from None


# --------------------------------------------------------------------------- texts


def words(text: str) -> str:
    """Return a text as words are compared: no case, no spacing, no final punctuation."""
    folded = unicodedata.normalize("NFKC", plain(text)).casefold()
    folded = re.sub(r"(?<=\w)-(?=\w)", " ", folded)
    folded = " ".join(folded.split()).strip("\"'`")
    return folded.rstrip(" .!,;。！，；")


def same_code(text: str) -> str:
    """Return a piece of code as it is compared: without spaces, one kind of quotes."""
    line = plain(text).strip().strip("`")
    return re.sub(r"(?<![A-Za-z0-9_])\s+|\s+(?![A-Za-z0-9_])", "", line).replace('"', "'").strip()


_TOKEN = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|\w+|[^\w\s]")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\Z")


def same_output(text: str, *, exact: bool = False) -> tuple[tuple[str, ...], ...]:
    """Return printed text as it is compared: by lines, spacing left out, numbers by value.

    A list prints with commas and an array without: commas do not count, but for the one of `(3,)`.
    Nor do the brackets of a line that is a flat list of two values or more, or of the rows of a
    matrix. All other brackets count: `(3,)` is not `3`, `[2]` not `2`, `[[1, 2]]` not `[1, 2]`.
    """
    lines = [line.split() for line in plain(text).strip().split("\n")]
    if exact:
        return tuple((" ".join(line),) for line in lines)
    rows = [[_canonical(token) for token in _TOKEN.findall(" ".join(line))] for line in lines]
    rows = [_without_commas(row) for row in rows]
    if len(rows) > 1 and rows[0][:2] == ["[", "["] and rows[-1][-2:] == ["]", "]"]:
        inner = [rows[0][1:], *rows[1:-1], rows[-1][:-1]]
        rows = inner if all(_is_flat(row) for row in inner) else rows
    return tuple(tuple(row[1:-1] if _is_flat(row) else row) for row in rows)


def _without_commas(row: list[str]) -> list[str]:
    pairs = itertools.pairwise([*row, ""])
    return [token for token, then in pairs if token != "," or then == ")"]


def _is_flat(row: list[str]) -> bool:
    """Whether a line is one list of two values or more."""
    inside = row[1:-1]
    whole = len(inside) > 1 and row[0] == "[" and row[-1] == "]"
    return whole and not set("[](){}") & set(inside)


def _canonical(token: str) -> str:
    if not _NUMBER.match(token):
        return '"' if token == "'" else token
    value = float(token)
    return "0.0" if value == 0 else repr(value)
