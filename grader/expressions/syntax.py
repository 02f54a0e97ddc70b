"""Read the text of an expression into a tree, or say in our words why it is none."""

from __future__ import annotations

import ast
import re
import unicodedata

from grader.errors import ExpressionError
from grader.messages import Message
from grader.python_says import python_says


def tree_of(text: str) -> tuple[str, ast.expr]:
    """Return the text as one line, and its syntax tree; columns are those of the line.

    Raises
    ------
    ExpressionError
        It holds a character that may not stand there, is empty, or is no expression.
    """
    line = _one_line(text)
    if not line.strip():
        raise ExpressionError(Message("the expression is empty"), column=1)
    _refuse_unclear(line)
    return line, _syntax(line)


def _one_line(text: str) -> str:
    """Return `text` with line ends as spaces, so that columns stay; refuse control characters."""
    for column, character in enumerate(text, start=1):
        hidden = unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
        if character == "\\" or (hidden and character not in "\t\r\n"):
            raise ExpressionError(
                Message("character U+{code:04X} is not allowed", code=ord(character)),
                column=column,
            )
    return text.replace("\r", " ").replace("\n", " ").replace("\t", " ").rstrip()


# What people type for an operator, and how it is written here.
_LOOKALIKES = {
    "−": "-", "–": "-", "—": "-", "×": "*", "·": "*", "⋅": "*", "∗": "*", "÷": "/",
    "²": "**2", "³": "**3", "√": "sqrt(...)", "≤": "<=", "≥": ">=", "≠": "!=", "∞": "inf",
    "ᵀ": ".T", "（": "(", "）": ")", "，": ",", "［": "[", "］": "]", "。": ".", "、": ",",
    "＋": "+", "－": "-", "＊": "*", "／": "/", "“": "'", "”": "'", "‘": "'", "’": "'",
    "\u3000": " ", "\xa0": " ",
}  # fmt: skip
_PART = re.compile(r"\w+|\S")
"""What is named when it stands where it cannot."""
_SEPARATORS = ";|:"


def _syntax(line: str) -> ast.expr:
    indent = len(line) - len(line.lstrip(" "))
    try:
        tree = ast.parse(line[indent:], mode="eval").body
    except SyntaxError as error:
        raise _unreadable(line, indent, error) from None
    except (ValueError, OverflowError):
        raise ExpressionError(Message("a number is too long"), column=1) from None
    except (RecursionError, MemoryError):
        raise ExpressionError(Message("the expression is nested too deeply"), column=1) from None
    for node in ast.walk(tree):
        if isinstance(node, ast.expr | ast.keyword):
            node.col_offset += indent
            node.end_col_offset = (node.end_col_offset or 0) + indent
    return tree


def _unreadable(line: str, indent: int, error: SyntaxError) -> ExpressionError:
    at_end = not error.offset and error.msg == "invalid syntax"
    column = max(1, min((error.offset or 1) + indent, len(line) + 1))
    for place, character in enumerate(line, start=1):
        if character in _LOOKALIKES and place >= column:
            return ExpressionError(
                Message(
                    "character `{character}` (U+{code:04X}) is not part of the language",
                    character=character,
                    code=ord(character),
                ),
                column=place,
                hint=Message("write `{code}`", code=_LOOKALIKES[character]),
            )
    reason, hint = _reason(error.msg), None
    if line[column - 1 : column] == "=" or "==" in error.msg:
        reason = Message("an expression cannot assign with `=`")
        hint = Message("write `==` to compare")
    elif re.match(r"invalid \w+ literal", error.msg):
        reason = Message("a name cannot start with a digit")
        hint = Message("write `*` to multiply")
    elif error.msg.startswith("leading zeros"):
        bare = re.sub(r"\A[0_]+", "", re.match(r"\w*", line[column - 1 :])[0])  # type: ignore[index]
        reason = Message("a number does not begin with 0")
        hint = Message("write `{code}`", code=bare)
    elif at_end:
        reason, column = Message("something is missing at the end"), len(line) + 1
    elif error.msg == "invalid syntax" and (part := _PART.match(line, column - 1)):
        reason = Message("`{part}` cannot stand here", part=part[0])
        if part[0] in _SEPARATORS:
            reason = Message("`{sign}` is no separator here", sign=part[0])
    message = Message("cannot read the expression: {reason}", reason=reason)
    return ExpressionError(message, column=column, hint=hint)


def _reason(said: str) -> Message:
    """Return what Python says of a source, without its guesses, names in backticks."""
    first = said.split(". ")[0].split(" (")[0].replace("'", "`")
    return python_says(first[:1].lower() + first[1:])


_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_GLUED = re.compile(r"(?<![\w.])\.?\d[\w.]*?(?=(?:and|else|for|if|in|is|not|or)\b)")


def _refuse_unclear(line: str) -> None:
    """Refuse what Python reads, but with a warning (`1if x else 2`) or as nothing (a comment)."""
    bare = _QUOTED.sub(lambda quoted: "'" * len(quoted.group()), line)
    if "#" in bare:
        raise ExpressionError(
            Message("a comment is not allowed in an expression"), column=bare.index("#") + 1
        )
    if glued := _GLUED.search(bare):
        raise ExpressionError(Message("a space is missing after a number"), column=glued.end() + 1)
