"""The `misconceptions:` of an exercise: how each mistake is made, and what catches it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from grader.content.names import within
from grader.content.node import Node
from grader.content.reader import Reading, mapping, read
from grader.content.tables import SLIP
from grader.model import CaseSpec, CheckSpec, Slip
from grader.suggest import did_you_mean

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
        slip = _slip(name, node, body["backends"], catchers)
        place = node.value.get("variant", key)
        within(place, [slip.variant], classes, no_class)
        slips[name] = slip
    return slips


def _slip(name: str, node: Node, backends: Collection[str], catchers: Collection[str]) -> Slip:
    what = f"misconception `{name}`"
    reading = read(node, SLIP, what)
    message = f"{what} is caught by {{}}, which is no check and no case"
    within(reading.nodes["caught_by"], reading["caught_by"], catchers, message)
    if reading["backends"]:
        message = f"{what} is for {{}}, which the exercise does not accept"
        within(reading.nodes["backends"], reading["backends"], backends, message)
    return Slip(
        id=name,
        caught_by=reading["caught_by"],
        variant=reading["variant"] or name.replace("-", "_"),
        finding=reading["finding"],
        message=reading["message"],
        says=reading["says"],
        backends=reading["backends"] or (),
    )


def _nearest(name: str, known: Collection[str]) -> str:
    hint = did_you_mean(name, known)
    return (
        hint
        if hint.startswith("did")
        else "add it to misconceptions.yaml of the track, or of the course if tracks share it"
    )
