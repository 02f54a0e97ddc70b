"""What Python itself says of a source or a call, as messages that the catalogue knows.

Python speaks English only. Its commonest sentences are listed here, so that they can be put into
another language; whatever is not listed stays as it is.
"""

from __future__ import annotations

import ast
import functools
import re

from grader.messages import Message, verbatim

_ITEM = re.compile(r", and | and |, ")


def parsed(source: str | bytes) -> ast.Module:
    """Return the tree of a source.

    Raises
    ------
    SyntaxError
        It is none, or one that Python's parser gives up on.
    """
    try:
        return ast.parse(source)
    except SyntaxError:
        raise
    except ValueError as error:  # a null byte, half a surrogate
        raise SyntaxError(str(error), ("", 1, 1, "")) from None
    except (RecursionError, MemoryError):
        raise SyntaxError("nested too deeply", ("", 1, 1, "")) from None


def python_says(text: str) -> Message:
    """Return a sentence of Python as a message; its English is the sentence itself.

    Names may stand in quotes or in backticks. A list of missing arguments has commas.
    """
    for pattern, known in _patterns():
        if found := pattern.fullmatch(text):
            parts = found.groups()
            return known.replaced(lambda place, parts=parts: _part(parts[place]))  # type: ignore[misc]
    return verbatim(text)


def _part(text: str) -> object:
    items = _ITEM.split(text)
    return tuple(items) if len(items) > 1 and all(item[0] in "'`" for item in items) else text


@functools.cache
def _patterns() -> tuple[tuple[re.Pattern[str], Message], ...]:
    """Return every sentence with its pattern; a hole holds the place of its part, from 0."""
    return tuple((_pattern(message), message) for message in _sentences())


def _sentences() -> tuple[Message, ...]:
    return (
        Message("invalid syntax"),
        Message("invalid syntax. Perhaps you forgot a comma?"),
        Message("invalid syntax. Maybe you meant '==' or ':=' instead of '='?"),
        Message("expected `else` after `if` expression"),
        Message("expected an indented block after {statement} on line {line}", statement=0, line=1),
        Message("expected {token}", token=0),
        Message("{token} was never closed", token=0),
        Message("unmatched {token}", token=0),
        Message(
            "closing parenthesis {closing} does not match opening parenthesis {opening} "
            "on line {line}",
            closing=0,
            opening=1,
            line=2,
        ),
        Message(
            "closing parenthesis {closing} does not match opening parenthesis {opening}",
            closing=0,
            opening=1,
        ),
        Message("unexpected indent"),
        Message("nested too deeply"),
        Message("unindent does not match any outer indentation level"),
        Message("inconsistent use of tabs and spaces in indentation"),
        Message("unterminated string literal"),
        Message("unterminated string literal (detected at line {line})", line=0),
        Message("unterminated triple-quoted string literal (detected at line {line})", line=0),
        Message("invalid character {token} (U+{code})", token=0, code=1),
        Message("invalid non-printable character U+{code}", code=0),
        Message("cannot assign to {what} here. Maybe you meant '==' instead of '='?", what=0),
        Message("cannot assign to {what}", what=0),
        Message("{token} outside function", token=0),
        Message("{token} outside loop", token=0),
        Message("invalid decimal literal"),
        Message("unexpected character after line continuation character"),
        Message("duplicate argument {name} in function definition", name=0),
        Message("positional argument follows keyword argument"),
        Message("non-default argument follows default argument"),
        Message("parameter without a default follows parameter with a default"),
        Message("Missing parentheses in call to 'print'. Did you mean print(...)?"),
        Message("No module named {name}", name=0),
        Message("cannot import name {name} from {module} ({path})", name=0, module=1, path=2),
        # a call
        Message("missing {n} required positional argument: {names}", n=0, names=1),
        Message("missing {n} required positional arguments: {names}", n=0, names=1),
        Message(
            "takes from {least} to {most} positional arguments but {n} were given",
            least=0,
            most=1,
            n=2,
        ),
        Message("takes {wanted} positional argument but {n} were given", wanted=0, n=1),
        Message("takes {wanted} positional arguments but {n} were given", wanted=0, n=1),
        Message("takes {wanted} positional arguments but {n} was given", wanted=0, n=1),
        Message("got an unexpected keyword argument {name}", name=0),
        Message("got multiple values for argument {name}", name=0),
    )


def _pattern(message: Message) -> re.Pattern[str]:
    pieces = re.split(r"\{\w+\}", message.template)
    return re.compile("(.+?)".join(map(re.escape, pieces)))
