"""What a learner reads of an exercise, without its cases and checks: nothing heavy is loaded."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from grader import registry
from grader.content import hints
from grader.content.course import Content
from grader.content.demands import Asked, demands
from grader.content.given import read_given
from grader.content.head import WHAT, read_head
from grader.content.node import compose
from grader.content.reader import Reading, items, mapping, read
from grader.content.syntax import read_file
from grader.content.tables import BODY, CHECK, LIMITS, default_id, default_points
from grader.messages import Message, verbatim
from grader.model import ExerciseHead, Hint, Limits, Text

_SHOWN = ("prompt", "stub", "checks", "imports", "limits")


@dataclass(frozen=True, slots=True)
class Statement:
    """The part of an exercise that its students see.

    `rewards` are what points are given for, with the points: what a check says of itself, else what
    its kind says. `demands` is what checks want beside what the prompt says. `imports` may be
    imported besides the standard library and the backends.
    """

    head: ExerciseHead
    prompt: Text
    stub: str
    rewards: tuple[tuple[Text | Message, float], ...]
    demands: tuple[Message, ...]
    imports: tuple[str, ...]
    limits: Limits
    given: str
    """What the exercise supplies and nobody grades, as Python source."""


def read_statement(course: Content, identity: str) -> Statement:
    """Read the statement of an exercise.

    Cases, misconceptions and the fields of the kinds of checks are not read, so a mistake there
    goes unnoticed here; `Content.exercise` finds it.

    Raises
    ------
    UsageError
        There is no such exercise.
    ContentError
        What is read of its file is wrong.
    """
    text, shown = _written(course, identity)
    head = read_head(text, course.path(identity), shown)
    fields = [field for field in BODY if field.name in _SHOWN]
    body = read(compose(_only(text, _SHOWN), shown), fields, WHAT)
    rewards: list[tuple[Text | Message, float]] = []
    asked: list[Asked] = []
    for item in items(body.nodes["checks"], Message("`checks`")):
        check = read(item, CHECK, Message("a check"), others=True)
        kind, worth = check["kind"], check["points"]
        options = {name: node.plain() for name, node in mapping(item, Message("a check")).items()}
        what = check["says"] or _rewarded(kind, options.get("function") or check["id"])
        rewards.append((what, default_points(kind, worth)))
        asked.append(Asked(kind, check["backends"] or (), options))
    return Statement(
        head=head,
        prompt=body["prompt"],
        stub=body["stub"],
        rewards=tuple(rewards),
        demands=tuple(demands(asked, head.backends)),
        imports=tuple(body["imports"]),
        limits=_limits(body),
        given=_given(course, identity),
    )


def _rewarded(kind: str, of: str | None) -> Message:
    """Return what a check without a sentence of its own gives points for.

    `of` is the function that it looks at, or else its id.
    """
    if kind not in registry.kinds("checks"):
        return verbatim(of or kind)
    said = registry.sentence("checks", kind, "SAYS")
    if not of or of == default_id(kind):
        return said
    return Message("{what}: `{check}`", what=said, check=of)


def _limits(body: Reading) -> Limits:
    if body["limits"] is None:
        return Limits()
    reading = read(body.nodes["limits"], LIMITS, Message("`limits`"))
    return Limits(**{name: reading[name] for name in reading.nodes})


def _given(course: Content, identity: str) -> str:
    """Return the given code of an exercise; empty where there is none."""
    path = course.solution_path(identity)
    if not path.is_file():
        return ""
    shown = course.shown(path)
    return read_given(read_file(path, shown), shown, ()).shown


def read_hints(course: Content, identity: str) -> tuple[Hint, ...]:
    """Read the levels of help of an exercise; errors are those of `read_statement`."""
    text, shown = _written(course, identity, ("hints",))
    if not text.strip():
        return ()
    fields = [field for field in BODY if field.name == "hints"]
    body = read(compose(text, shown), fields, WHAT)
    if body["hints"] is None:
        return ()
    return tuple(hint for _, hint in hints.read_hints(body.nodes["hints"]))


def read_misconceptions(course: Content, identity: str) -> tuple[str, ...]:
    """Return the ids of the misconceptions that an exercise knows.

    Raises
    ------
    UsageError
        There is no such exercise.
    ContentError
        The section of its file is wrong.
    """
    text, shown = _written(course, identity, ("misconceptions",))
    if not text.strip():
        return ()
    section = mapping(compose(text, shown), WHAT)["misconceptions"]
    return tuple(mapping(section, Message("`misconceptions`"))) if section.value else ()


def _written(course: Content, identity: str, names: Collection[str] = ()) -> tuple[str, str]:
    """Return the text of an exercise, or only its sections `names`, and what the file is called."""
    path = course.path(identity)
    shown = course.shown(path)
    text = read_file(path, shown)
    return (_only(text, names) if names else text), shown


def _only(text: str, names: Collection[str]) -> str:
    """Blank every line but the sections `names`, so that marks keep their line numbers."""
    kept, inside = [], False
    for line in text.split("\n"):
        if line[:1] not in ("", " ", "\t", "#", "-"):
            inside = line.partition(":")[0].rstrip() in names
        kept.append(line if inside else "")
    return "\n".join(kept)
