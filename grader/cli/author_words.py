"""`grader author words`: what an exercise may say: words of expressions, kinds of checks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from grader import registry
from grader.cli._command import documented
from grader.cli._setting import Setting
from grader.errors import UsageError
from grader.messages import Message
from grader.suggest import did_you_mean

if TYPE_CHECKING:
    from grader.model import Field

SECTION = "author"


@documented(
    Message(
        "List what an exercise may say: the words of expressions, the keys of its parts, the kinds "
        "of checks with their options and findings; all, or those that have PART in them."
    ),
    "grader author words mask",
)
@click.argument("part", metavar="[PART]", default="")
@click.pass_obj
def command(setting: Setting, part: str) -> None:
    from grader.checks import findings, kinds
    from grader.content.tables import PARTS
    from grader.numerics.vocabulary import NAMES, document

    words = document()
    listed = [f"{word.signature}\n    {word.doc}" for word in words]
    if not part:
        listed += [" ".join(NAMES) + "\n    " + setting.tr("Constants.")]
    listed += [_keys(name, fields) for name, fields in PARTS.items()]
    listed += [_kind(name, setting) for name in kinds()]
    listed += [_keys(f"{{kind: {name}}} of a figure", fields) for name, fields in _figures()]
    listed += ["finding\n    " + setting.tr("what checks report: {names}", names=findings())]
    listed += ["values\n    " + setting.tr.of(_bounds())]
    found = [text for text in listed if part.casefold() in text.casefold()]
    if not found:
        hint = did_you_mean(part, [*(word.name for word in words), *PARTS, *kinds(), *findings()])
        raise UsageError(
            Message("no word has `{part}` in it", part=part),
            hint=hint or Message("`grader author words` lists all"),
        )
    setting.emit("\n".join(found) + "\n")


def _bounds() -> Message:
    """Return how large an input or a result may be."""
    from grader.worker.wire import MAX_ARRAYS, MAX_DEPTH, MAX_NODES

    return Message(
        "an input or a result is nested at most {depth} deep, and has at most {parts} parts, "
        "{arrays} of them arrays",
        depth=MAX_DEPTH,
        parts=MAX_NODES,
        arrays=MAX_ARRAYS,
    )


def _keys(name: str, fields: Iterable[Field]) -> str:
    """Return the keys of a part of an exercise, each with what it says."""
    return "\n".join([name, *(f"    {field.name}: {field.doc}" for field in fields)])


def _figures() -> Iterable[tuple[str, Iterable[Field]]]:
    from grader.content.figure import fields_of

    return [(name, fields_of(name)) for name in registry.kinds("figures")]


def _kind(name: str, setting: Setting) -> str:
    """Return what a kind of check is, its options, and the findings it reports."""
    from grader.checks import kind_of

    kind, tr = kind_of(name), setting.tr
    said = (registry.member("checks", name).__doc__ or "").partition("\n")[0]
    lines = [f"{{kind: {name}}}", f"    {said.partition(': ')[2]}"]
    lines += [f"    {field.name}: {field.doc}" for field in kind.fields]
    for option, table in kind.tables.items():
        lines += [f"    {option}.{field.name}: {field.doc}" for field in table]
    if kind.reports:
        lines.append("    " + tr("findings: {names}", names=kind.reports))
    return "\n".join(lines)
