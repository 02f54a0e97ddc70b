"""Values in texts: `{{expr}}` and `{{expr:format}}`, with expressions of the one language."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from grader.errors import ExpressionError
from grader.messages import Message
from grader.model import Text

_INSERT = re.compile(r"\{\{(.*?)\}\}", re.S)
_FORMAT = re.compile(r"[-+ ]?\d{0,2}(?:\.\d{1,2})?[defg%]?\Z")


def _parts(inner: str) -> tuple[str, str]:
    """Split at the last colon outside of brackets, where a format follows it."""
    depth = 0
    for place in range(len(inner) - 1, -1, -1):
        depth += (inner[place] in ")]") - (inner[place] in "([")
        if inner[place] == ":" and not depth and _FORMAT.match(inner[place + 1 :].strip()):
            return inner[:place], inner[place + 1 :].strip()
    return inner, ""


def check_inserts(
    text: str, names: Collection[str], functions: Collection[str]
) -> Iterator[tuple[int, Message, Message | None]]:
    """Yield (offset in `text`, message, hint) of every insert that cannot be filled in."""
    for found in _INSERT.finditer(text):
        from grader.expressions import parse

        try:
            parse(_parts(found[1])[0]).check(names, functions)
        except ExpressionError as error:
            message = Message("in `{insert}`: {reason}", insert=found[0], reason=error.message)
            yield found.start(), message, error.hint


def fill(text: str, names: Mapping[str, Any]) -> str:
    """Return `text` with every insert replaced by its value.

    Raises
    ------
    ExpressionError
        An insert cannot be evaluated, or its format does not suit the value.
    """
    return _INSERT.sub(lambda found: _value(found[1], names), text) if "{{" in text else text


def fill_text(text: Text, names: Mapping[str, Any]) -> Text:
    """Fill in every language."""
    return text.mapped(lambda sentence: fill(sentence, names))


def _value(inner: str, names: Mapping[str, Any]) -> str:
    from grader.expressions import parse
    from grader.questions._names import evaluate

    source, form = _parts(inner)
    value = evaluate(parse(source), names)
    if not form:
        return shown(value)
    try:
        whole = form[-1] == "d" and isinstance(value, float) and value.is_integer()
        return format(int(value) if whole else value, form)
    except (TypeError, ValueError):
        raise ExpressionError(
            Message("`{value}` has no format `{form}`", value=shown(value), form=form)
        ) from None


def shown(value: Any) -> str:
    """Return a value as a person writes it: `2`, `0.333333`, `[1, -2]`."""
    if hasattr(value, "nested"):
        value = value.nested()
    if isinstance(value, bool) or value is None:
        return str(value).lower() if value is not None else "null"
    if isinstance(value, float):
        whole = math.isfinite(value) and value.is_integer() and abs(value) < 1e15
        return str(int(value)) if whole else f"{value:.6g}"
    if isinstance(value, list | tuple):
        inner = ", ".join(map(shown, value))
        return f"[{inner}]" if isinstance(value, list) else f"({inner})"
    return str(value)
