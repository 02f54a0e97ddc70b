"""The `checks:` of an exercise: fields common to all checks here, the rest by their kind."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import ModuleType

from grader import families
from grader.content.names import check_id, within
from grader.content.node import Node
from grader.content.options import read_options
from grader.content.reader import Reading, items, mapping, read
from grader.content.tables import CHECK
from grader.errors import ContentError
from grader.model import CaseSpec, CheckSpec, Field, Parameter
from grader.suggest import did_you_mean

__all__ = ["NEED_VALUES", "read_checks"]

NEED_VALUES = frozenset(
    {"property", "gradient", "dtype", "device", "deterministic", "certificate", "speed", "memory"}
)
"""Kinds that say nothing useful while the values are wrong."""

Cases = Mapping[str, CaseSpec]
Entries = Mapping[str, tuple[Parameter, ...]]


def read_checks(
    node: Node, cases: Cases, entries: Entries, backends: Collection[str]
) -> tuple[CheckSpec, ...]:
    """Read every check, in order.

    Raises
    ------
    ContentError
        A kind, case, backend or needed check is unknown, an id is used twice, or an option of the
        kind is wrong.
    """
    checks: list[CheckSpec] = []
    for item in items(node, "`checks`"):
        check = _check(item, cases, entries, checks)
        if any(check.id == other.id for other in checks):
            place = item.value.get("id", item)
            raise place.error(f"two checks have the id `{check.id}`", "give one of them an `id`")
        if check.backends:
            message = f"check `{check.id}` is for {{}}, which the exercise does not accept"
            within(item.value["backends"], check.backends, backends, message)
        checks.append(check)
    if not any(check.points for check in checks):
        raise node.error("the checks give no points")
    return tuple(checks)


def _check(node: Node, cases: Cases, entries: Entries, above: list[CheckSpec]) -> CheckSpec:
    mapping(node, "a check")
    module = _module(node)
    kind = module.KIND
    fields: tuple[Field, ...] = module.FIELDS
    label = node.value["id"].raw if "id" in node.value else kind
    reading = read(node, (*CHECK, *fields), f"check `{label}`")
    identity = check_id(reading.nodes.get("id", node), reading["id"] or kind, "the id")
    named = _cases(reading, cases)
    options = read_options(reading, module, [cases[name] for name in named], entries)
    return CheckSpec(
        id=identity,
        kind=kind,
        points=_points(reading, named),
        cases=named,
        options=options,
        needs=_needs(reading, kind, above),
        backends=reading["backends"] or (),
        says=reading["says"],
    )


def _module(node: Node) -> ModuleType:
    if "kind" not in node.value:
        raise node.error("missing key `kind` in a check")
    kind = node.value["kind"]
    if not isinstance(kind.value, str):
        raise kind.error(f"`kind` of a check expects a name, got {kind.what()}")
    try:
        return families.member("checks", kind.value)
    except ContentError as error:
        raise ContentError(
            f"no kind of check is called `{kind.value}`",
            mark=kind.mark,
            hint=did_you_mean(kind.value, families.kinds("checks"), "kinds"),
        ) from error


def _cases(reading: Reading, cases: Cases) -> tuple[str, ...]:
    if reading["case"] and reading["cases"] is not None:
        raise reading.error("case", f"{reading.what} has both `case` and `cases`")
    named: tuple[str, ...] = (reading["case"],) if reading["case"] else reading["cases"] or ()
    place = reading.nodes.get("case") or reading.nodes.get("cases")
    if place is not None:
        within(place, named, cases, f"{reading.what} names {{}}, which is no case")
        if not named:
            raise place.error(f"`cases` of {reading.what} is empty")
    return named


def _points(reading: Reading, cases: tuple[str, ...]) -> float:
    points = reading["points"]
    if points is None:
        if cases:
            raise reading.node.error(f"missing key `points` in {reading.what}", "write `points: 1`")
        return 0.0
    if points < 0:
        raise reading.error("points", f"`points` of {reading.what} cannot be negative")
    return float(points)


def _needs(reading: Reading, kind: str, above: list[CheckSpec]) -> tuple[str, ...]:
    if (written := reading["needs"]) is not None:
        message = f"{reading.what} needs {{}}, which is no check above it"
        within(reading.nodes["needs"], written, [check.id for check in above], message)
        return tuple(written)
    if kind in NEED_VALUES:
        return tuple(check.id for check in above if check.kind == "values")
    return ()
