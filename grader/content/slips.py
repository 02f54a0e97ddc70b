"""The `misconceptions:` of an exercise: how each mistake is made, and what catches it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from grader.checks import IN_EVERY_CALL, kind_of, kinds
from grader.content.checks import check_backends
from grader.content.misconceptions import unlisted
from grader.content.names import within
from grader.content.node import Node
from grader.content.reader import Reading, mapping, read
from grader.content.tables import SLIP
from grader.messages import Message
from grader.model import CaseSpec, CheckSpec, Slip
from grader.suggest import nearest, quoted


def read_slips(
    body: Reading,
    checks: tuple[CheckSpec, ...],
    cases: Mapping[str, CaseSpec],
    classes: Collection[str],
    known: Mapping[str, Any],
    solution: str,
) -> dict[str, Slip]:
    """Read every misconception that the exercise lists.

    Raises
    ------
    ContentError
        It is not in the course's list `known`, its class is not among `classes` of the solution
        file (named `solution`), `caught_by` names neither check nor case, or no check reports its
        finding.
    """
    if body["misconceptions"] is None:
        return {}
    slips = {}
    listed = mapping(body.nodes["misconceptions"], Message("`misconceptions`"))
    for name, node in listed.items():
        key = body.nodes["misconceptions"].key(name)
        if name not in known:
            raise unlisted(key, name, known)
        if node.value is None and not node.raw:  # the id alone
            node = replace(node, value={})
        reading = read(node, SLIP, Message("misconception `{name}`", name=name))
        measured = tuple(c.id for c in checks if name in (c.options.get("measures") or ()))
        finding = reading["finding"] or known[name].finding or name * bool(measured)
        if finding:
            _check_finding(reading, finding, checks)
        caught_by = reading["caught_by"] or measured or _catcher(reading, finding, checks)
        _check_catchers(reading, caught_by, checks, cases)
        slip = _slip(name, reading, body["backends"], finding, caught_by)
        _check_classes(node, key, slip, classes, solution)
        slips[name] = slip
        others = [other for other in listed if other != name]
        within(node.value.get("same_as", key), slip.same_as, others, _no_mistake)
    return slips


def _no_mistake(name: str) -> Message:
    return Message("`same_as` names `{name}`, which is no other mistake listed here", name=name)


def _check_classes(
    node: Node, key: Node, slip: Slip, classes: Collection[str], solution: str
) -> None:
    def no_class(name: str) -> Message:
        return Message("{file} has no class `{name}`", file=solution, name=name)

    within(node.value.get("variant", key), [slip.variant], classes, no_class)
    within(node.value.get("also", key), slip.also, classes, no_class)


def _slip(
    name: str,
    reading: Reading,
    accepted: Collection[str],
    finding: str,
    caught_by: tuple[str, ...],
) -> Slip:
    backends = reading["backends"] or (("torch",) if name.startswith("torch-") else ())
    check_backends(reading, backends, accepted)
    return Slip(
        id=name,
        caught_by=caught_by,
        variant=reading["variant"] or name.replace("-", "_"),
        finding=finding,
        message=reading["message"],
        says=reading["says"],
        backends=backends,
        same_as=tuple(reading["same_as"]),
        also=tuple(reading["also"]),
    )


def _check_catchers(
    reading: Reading,
    caught_by: Sequence[str],
    checks: Sequence[CheckSpec],
    cases: Mapping[str, CaseSpec],
) -> None:
    """Refuse a name in `caught_by` that is neither a check's id nor a case."""
    place = reading.nodes.get("caught_by", reading.node)
    places = place.value if isinstance(place.value, list) else [place]
    ids = [check.id for check in checks]
    for name, at in zip(caught_by, places, strict=False):
        if name in ids or name in cases:
            continue
        message = Message(
            "{what} is caught by `{name}`, which is no check and no case",
            what=reading.what,
            name=name,
        )
        of_kind = [check.id for check in checks if check.kind == name]
        if of_kind:
            hint = Message("the check of this kind has the id `{id}`", id=of_kind[0])
        else:
            listed = Message(
                "checks: {checks}; cases: {cases}", checks=quoted(ids), cases=quoted(cases)
            )
            hint = nearest(name, [*ids, *cases], listed)
        raise at.error(message, hint)


def _check_finding(reading: Reading, finding: str, checks: Sequence[CheckSpec]) -> None:
    """Refuse a finding that no check of the exercise reports."""
    reported = {
        name: check
        for check in checks
        for name in (*kind_of(check.kind).reports, *(check.options.get("measures") or ()))
    }
    if finding in reported or finding in IN_EVERY_CALL:
        return
    message = Message(
        "no check of this exercise can report `{finding}` of {what}",
        finding=finding,
        what=reading.what,
    )
    here = sorted({*reported, *IN_EVERY_CALL})
    hint = Message("they report: {names}", names=quoted(here))
    if of := [kind for kind in kinds() if finding in kind_of(kind).reports]:
        hint = Message("a check of kind `{kind}` reports it: add one", kind=of[0])
    raise reading.error("finding", message, nearest(finding, here, hint))


def _catcher(reading: Reading, finding: str, checks: Sequence[CheckSpec]) -> tuple[str, ...]:
    """Return the first check that can report `finding` by itself, else the only one that can.

    None in particular without a finding.
    """
    if not finding:
        return ()
    for check in checks:
        if finding in kind_of(check.kind).findings:
            return (check.id,)
    able = [check.id for check in checks if finding in kind_of(check.kind).reports]
    if len(able) == 1:
        return (able[0],)
    raise reading.node.error(
        Message("missing key `{name}` in {what}", name="caught_by", what=reading.what),
        Message(
            "say which of them fails for it: {names} can report `{finding}`",
            names=quoted(able),
            finding=finding,
        )
        if able
        else Message("say which checks or cases fail for it: `caught_by: [...]`"),
    )
