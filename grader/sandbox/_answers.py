"""What an answer of a worker means. All of it is untrusted: each part is checked and cleaned."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from grader.model import Facts, Frame, Inner, Loop, Raised, Returned, Skipped, Use, Warned
from grader.sandbox._values import decode
from grader.worker import wire

MAX_NAMES = 2_000
"""Names in one answer."""
MAX_SKIPPED = 5
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


@contextmanager
def _account(of: str) -> Iterator[None]:
    """Say in our words that an account of something is malformed."""
    try:
        yield
    except (TypeError, ValueError, KeyError, AttributeError, OverflowError) as error:
        raise wire.WireError(f"{of} is malformed") from error


def clean(text: str, limit: int = 2000) -> str:
    """Make text from a worker safe to print: truncated, control and direction marks stripped."""
    text = text[: limit + 1].encode("utf-8", "replace").decode("utf-8")
    text = _CONTROL.sub("", text.replace("\r\n", "\n"))
    return text if len(text) <= limit else text[:limit] + "..."


def returned(
    header: Mapping[str, Any], payload: memoryview, seconds: float, counts: Mapping[str, int]
) -> Returned:
    """Return what a call gave; `seconds` and `counts` are ours.

    Raises
    ------
    WireError
        The answer is malformed.
    """
    reply = decode(header.get("tree"), payload)
    if not isinstance(reply, dict) or "value" not in reply:
        raise wire.WireError("an answer without a value")
    for name in ("after", "gradients"):
        if not isinstance(reply.get(name), dict | None):
            raise wire.WireError("an answer whose `{name}` has no names", name=name)
    modified, touched = (header.get(key, []) for key in ("modified", "touched"))
    if any(type(names) is not list or len(names) > MAX_NAMES for names in (modified, touched)):
        raise wire.WireError("an answer whose names are no list, or one too long")
    return Returned(
        reply["value"],
        after=reply.get("after"),
        gradients=reply.get("gradients"),
        detached=header.get("detached") is True,
        random_state_touched=header.get("random") is True,
        modified=tuple(clean(str(name), 80) for name in modified),
        touched=tuple(clean(str(name), 80) for name in touched),
        overwritten=header.get("overwritten") is True,
        repeated=header.get("repeated") is True,
        compared=header.get("compared") is True,
        aliased=clean(str(header.get("aliased", "")), 80),
        warned=_warned(header),
        seconds=seconds,
        evaluations=counts,
    )


def _warned(header: Mapping[str, Any]) -> tuple[Warned, ...]:
    with _account("the account of warnings"):
        return tuple(
            Warned(int(line), clean(str(category), 80), clean(str(text), 200))
            for line, category, text in header.get("warned", [])[:MAX_SKIPPED]
        )


def raised(header: Mapping[str, Any], forbid: Container[str] = ()) -> Raised:
    """Return the exception a call ended with.

    Raises
    ------
    WireError
        The account is malformed, or accuses the file of what nothing forbids.
    """
    with _account("the account of an exception"):
        if header["stage"] == "forbidden" and header["message"] not in forbid:
            raise wire.WireError("a refusal of what is not forbidden")
        return Raised(
            clean(str(header["stage"]), 20),
            tuple(clean(str(t), 80) for t in header["types"][:8]),
            clean(str(header["message"]), 1000),
            _frames(header),
            clean(str(header.get("template", "")), 200),
            _texts(header.get("parameters", {})),
        )


def _texts(parameters: Mapping[str, str]) -> dict[str, str]:
    return {clean(name, 20): clean(text, 200) for name, text in list(parameters.items())[:8]}


def stood(header: Mapping[str, Any]) -> tuple[Frame, ...]:
    """Return where the file stood when it was asked.

    Raises
    ------
    WireError
        It is not said, or malformed.
    """
    with _account("the account of where it stands"):
        if header["kind"] != "stood":
            raise wire.WireError("no account of where it stands")
        return _frames(header)


def _frames(header: Mapping[str, Any]) -> tuple[Frame, ...]:
    return tuple(
        Frame(int(line), clean(str(function), 80), clean(str(text), 200), *map(int, more[:2]))
        for line, function, text, *more in header["frames"][-8:]
    )


def skipped(header: Mapping[str, Any]) -> tuple[Skipped, ...]:
    """Return the statements that failed when the file was loaded.

    Raises
    ------
    WireError
        The account is malformed.
    """
    with _account("the account of what was left out"):
        return tuple(
            Skipped(int(line), clean(str(text), 200), clean(str(error), 500))
            for line, text, error in header.get("skipped", [])[:MAX_SKIPPED]
        )


def facts(header: Mapping[str, Any]) -> Facts:
    """Return what the parser saw in the source.

    Raises
    ------
    WireError
        The account is malformed.
    """
    with _account("the worker's account of the source"):
        return _facts(header)


def _facts(header: Mapping[str, Any]) -> Facts:
    return Facts(
        {clean(str(k), 200): int(v) for k, v in header["functions"].items()},
        {
            clean(str(k), 200): tuple(clean(str(n), 80) for n in v)
            for k, v in header["parameters"].items()
        },
        tuple(Use(clean(str(name), 200), int(line)) for name, line in header["imports"]),
        tuple(Use(clean(str(name), 200), int(line)) for name, line in header["uses"]),
        frozenset(clean(str(name), 200) for name in header["bound"]),
        tuple(
            Inner(clean(str(name), 200), int(line), clean(str(kind), 20), clean(str(owner), 200))
            for name, line, kind, owner in header["elsewhere"]
        ),
        tuple(Loop(int(line), int(last), bool(kind)) for line, last, kind in header["loops"]),
    )
