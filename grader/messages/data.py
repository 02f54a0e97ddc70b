"""Messages as plain data, for what is stored and for programs, and back."""

from __future__ import annotations

import math
from typing import Any

from grader.messages.message import Message, Place, made, verbatim
from grader.messages.text import Reveals, Text


def to_data(message: str) -> Any:
    """Return a message as plain data for JSON; `text` is its English. Plain text stays text."""
    if not isinstance(message, Message):
        return message
    data: dict[str, Any] = {"text": str(message), "template": message.template}
    if message.parameters:
        data["parameters"] = {k: _coded(v) for k, v in message.parameters.items()}
    if message.without is not None:
        data["without"] = to_data(message.without)
    if message.forms:
        data["forms"] = list(message.forms)
    if message.context:
        data["context"] = message.context
    if isinstance(message, Place):
        data["place"] = True
    return data


def from_data(data: Any) -> Message:
    """Return the message that `to_data` wrote.

    Raises
    ------
    KeyError, TypeError, ValueError
        It is none.
    """
    if isinstance(data, str):
        return verbatim(data)
    if not data["template"]:
        return verbatim(str(data["text"]))
    parameters = {str(k): _decoded(v) for k, v in data.get("parameters", {}).items()}
    forms = data.get("forms")
    return made(
        Place if data.get("place") else Message,
        str(data["template"]),
        parameters,
        without=from_data(data["without"]) if "without" in data else None,
        forms=(str(forms[0]), str(forms[1]), int(forms[2])) if forms else None,
        context=str(data.get("context", "")),
    )


def _coded(value: Any) -> Any:
    if isinstance(value, Message):
        return {"message": to_data(value)}
    if isinstance(value, Text):
        return {"text": value.by_language()}
    if isinstance(value, Reveals):
        return {"reveals": value.what, "value": _coded(value.value)}
    if isinstance(value, tuple | list):
        return [_coded(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return {"float": str(value)}
    return value if isinstance(value, bool | int | float | None) else str(value)


def _decoded(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(_decoded, value))
    if not isinstance(value, dict):
        return value
    if "message" in value:
        return from_data(value["message"])
    if "reveals" in value:
        return Reveals(str(value["reveals"]), _decoded(value["value"]))
    return Text(**value["text"]) if "text" in value else float(value["float"])
