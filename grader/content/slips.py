"""The `misconceptions:` of an exercise: how each mistake is made, and what catches it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from grader.checks import kind_of
from grader.content.names import within
from grader.content.reader import Reading, mapping, read
from grader.content.tables import SLIP
from grader.messages import Message
from grader.model import CaseSpec, CheckSpec, Slip
from grader.suggest import suggest

__all__ = ["read_slips"]


def read_slips(
    body: Reading,
    checks: tuple[CheckSpec, ...],
    cases: Mapping[str, CaseSpec],
    classes: Collection[str],
    known: Mapping[str, Any],
    no_class: str,
) -> dict[str, Slip]:
    """Read every misconception that the exercise lists.

    Raises
    ------
    ContentError
        It is not in the course's list `known`, its class is not among `classes` of the solution
        file (`no_class` is the message), or `caught_by` names neither check nor case.
    """
    if body["misconceptions"] is None:
        return {}
    catchers = tuple(dict.fromkeys([*(check.id for check in checks), *cases]))
    slips = {}
    for name, node in mapping(body.nodes["misconceptions"], "`misconceptions`").items():
        key = body.nodes["misconceptions"].key(name)
        if name not in known:
            message = f"neither the track nor the course lists the misconception `{name}`"
            raise key.error(message, _nearest(name, known))
        reading = read(node, SLIP, f"misconception `{name}`")
        measured = tuple(c.id for c in checks if name in (c.options.get("measures") or ()))
        finding = reading["finding"] or known[name].finding or name * bool(measured)
        caught_by = reading["caught_by"] or measured or _catcher(reading, finding, checks)
        slip = _slip(name, reading, body["backends"], catchers, finding, caught_by)
        place = node.value.get("variant", key)
        within(place, [slip.variant], classes, no_class)
        within(node.value.get("also", key), slip.also, classes, no_class)
        slips[name] = slip
    return slips


def _slip(
    name: str,
    reading: Reading,
    accepted: Collection[str],
    catchers: Collection[str],
    finding: str,
    caught_by: tuple[str, ...],
) -> Slip:
    message = f"{reading.what} is caught by {{}}, which is no check and no case"
    within(reading.nodes.get("caught_by", reading.node), caught_by, catchers, message)
    backends = reading["backends"] or (("torch",) if name.startswith("torch-") else ())
    message = f"{reading.what} is for {{}}, which the exercise does not accept"
    within(reading.nodes.get("backends", reading.node), backends, accepted, message)
    return Slip(
        id=name,
        caught_by=caught_by,
        variant=reading["variant"] or name.replace("-", "_"),
        finding=finding,
        message=reading["message"],
        says=reading["says"],
        backends=backends,
        also=tuple(reading["also"]),
    )


def _catcher(reading: Reading, finding: str, checks: tuple[CheckSpec, ...]) -> tuple[str, ...]:
    """Return the first check that can report `finding`."""
    if not finding:
        hint = "say which checks or cases fail for it: `caught_by: [...]`"
        raise reading.node.error(f"missing key `caught_by` in {reading.what}", hint)
    for check in checks:
        if finding in kind_of(check.kind).findings:
            return (check.id,)
    raise reading.node.error(
        f"no check of this exercise can report `{finding}` of {reading.what}",
        "add such a check, or write what catches it: `caught_by: [...]`",
    )


def _nearest(name: str, known: Collection[str]) -> Message:
    if near := suggest(name, known):
        return Message("did you mean `{near}`?", near=near)
    return Message(
        "add it to misconceptions.yaml of the track, or of the course if tracks share it"
    )
