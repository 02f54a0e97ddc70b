"""The `checks:` of an exercise: fields common to all checks here, the rest by their kind."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from grader.checks import Kind, kind_of, kinds
from grader.content.names import check_id, matching, within
from grader.content.node import Node
from grader.content.options import Scope, read_options
from grader.content.reader import Reading, items, mapping, read
from grader.content.tables import CHECK, default_id, default_points
from grader.messages import Message
from grader.model import CaseSpec, CheckSpec
from grader.suggest import did_you_mean, nearest, quoted

Cases = Mapping[str, CaseSpec]


@dataclass(frozen=True, slots=True)
class _Written:
    """A check as it stands in the file: its keys are read, its cases are those it names."""

    name: str
    kind: Kind
    reading: Reading
    named: tuple[str, ...]


def read_checks(
    node: Node, cases: Cases, scope: Scope, backends: Collection[str]
) -> tuple[CheckSpec, ...]:
    """Read every check, in order; what they leave out is filled in.

    Raises
    ------
    ContentError
        A kind, case, backend or needed check is unknown, an id is used twice, or an option of the
        kind is wrong.
    """
    written = [_read(item, cases) for item in items(node, Message("`checks`"))]
    reader = _Reader(written, cases, scope, tuple(backends))
    for one in sorted(written, key=lambda one: not one.kind.gate):
        reader.add(one)
    if not any(check.points for check in reader.checks):
        raise node.error(
            Message("the checks give no points"), Message("write `points: 1` at one of them")
        )
    return tuple(reader.checks)


def _read(node: Node, cases: Cases) -> _Written:
    mapping(node, Message("a check"))
    name, kind = _kind(node)
    label = node.value["id"].raw if "id" in node.value else name
    reading = read(node, (*CHECK, *kind.fields), Message("check `{id}`", id=label))
    return _Written(name, kind, reading, _named(reading, cases))


def _kind(node: Node) -> tuple[str, Kind]:
    name = kind_name(node, Message("a check"), kinds())
    return name, kind_of(name)


def kind_name(node: Node, what: Message, known: Sequence[str]) -> str:
    """Return the `kind` of a mapping, one of those that are known.

    Raises
    ------
    ContentError
        It is missing, no name, or unknown.
    """
    listed = Message("{noun}: {names}", noun=Message("kinds"), names=quoted(known))
    if "kind" not in mapping(node, what):
        raise node.error(Message("missing key `kind` in {what}", what=what), listed)
    kind = node.value["kind"]
    if not isinstance(kind.value, str):
        raise kind.error(
            Message("`kind` of {what} expects a name, got {got}", what=what, got=kind.what()),
            listed,
        )
    if kind.value not in known:
        raise kind.error(
            Message("{what} has no kind `{name}`", what=what, name=kind.value),
            nearest(kind.value, known, listed),
        )
    return kind.value


def check_backends(reading: Reading, chosen: Collection[str], accepted: Collection[str]) -> None:
    """Refuse a library that the exercise does not accept."""
    within(
        reading.nodes.get("backends", reading.node),
        chosen,
        accepted,
        lambda name: Message(
            "{what} is for `{name}`, which the exercise does not accept",
            what=reading.what,
            name=name,
        ),
    )


def _named(reading: Reading, cases: Cases) -> tuple[str, ...]:
    """Return the cases that a check names itself."""

    def no_case(name: str) -> Message:
        return Message("{what} names `{name}`, which is no case", what=reading.what, name=name)

    if reading["case"] and reading["cases"] is not None:
        raise reading.error(
            "case",
            Message(
                "{what} has both `{name}` and `{other}`",
                what=reading.what,
                name="case",
                other="cases",
            ),
            Message("keep `cases`, with all of them"),
        )
    if reading["case"]:
        within(reading.nodes["case"], [reading["case"]], cases, no_case)
        return (reading["case"],)
    if reading["cases"] is None:
        return ()
    place = reading.nodes["cases"]
    if not reading["cases"]:
        raise place.error(
            Message("`{name}` of {what} is empty", name="cases", what=reading.what),
            Message("name some, or leave the key out"),
        )
    return matching(place, reading["cases"], cases, no_case)


class _Reader:
    """The checks read so far, and what those below them may refer to."""

    def __init__(
        self,
        written: list[_Written],
        cases: Cases,
        scope: Scope,
        backends: tuple[str, ...],
    ) -> None:
        self.written, self.cases, self.scope, self.backends = written, cases, scope, backends
        self.checks: list[CheckSpec] = []

    def add(self, written: _Written) -> None:
        """Read one more check."""
        reading, kind = written.reading, written.kind
        name = reading["id"] or default_id(written.name)
        identity = check_id(reading.nodes.get("id", reading.node), name, Message("the id"))
        if any(identity == other.id for other in self.checks):
            message = Message("two checks have the id `{id}`", id=identity)
            raise reading.error("id", message, Message("give one of them an `id`"))
        chosen = written.named or self._default_cases(written)
        specs = [self.cases[name] for name in chosen]
        options = read_options(reading, kind, specs, self.scope)
        self._inherit(options, chosen)
        check = CheckSpec(
            id=identity,
            kind=written.name,
            points=self._points(reading, written.name),
            cases=chosen,
            options=options,
            needs=self._needs(written, chosen),
            backends=self._backends(written, options),
            says=reading["says"],
        )
        self.checks.append(check)

    def _default_cases(self, written: _Written) -> tuple[str, ...]:
        reading, meant = written.reading, written.kind.cases
        if meant == "none":
            return ()
        if not meant:
            example = next(iter(self.cases))
            raise reading.node.error(
                Message("missing key `{name}` in {what}", name="cases", what=reading.what),
                Message("say which, as in `case: {example}`", example=example),
            )
        found = self._rest(reading) if meant == "rest" else self._plain()
        if not found:
            raise reading.node.error(
                Message("no case is left for {what}", what=reading.what),
                Message("name its `cases`"),
            )
        return found

    def _rest(self, reading: Reading) -> tuple[str, ...]:
        """Return the cases, of one function if one is given, that no other check claims."""
        function = reading.values.get("function")
        if function and function not in self.scope.stub.entries:
            hint = did_you_mean(function, self.scope.stub.entries)
            raise reading.error(
                "function", Message("the stub has no `{name}`", name=function), hint
            )
        claimed = {name for one in self.written if one.kind.claims for name in one.named}
        return tuple(
            name
            for name, case in self.cases.items()
            if name not in claimed and function in (None, case.call)
        )

    def _plain(self) -> tuple[str, ...]:
        """Return the first visible case of every function; none that must be refused."""
        refused = {n for one in self.written if one.kind.rejects for n in one.named}
        first: dict[str, str] = {}
        for name, case in self.cases.items():
            if not case.hidden and name not in refused:
                first.setdefault(case.call, name)
        return tuple(first.values())

    def _points(self, reading: Reading, kind: str) -> float:
        points = default_points(kind, reading["points"])
        if points < 0:
            raise reading.error(
                "points", Message("`points` of {what} cannot be negative", what=reading.what)
            )
        return points

    def _needs(self, written: _Written, chosen: tuple[str, ...]) -> tuple[str, ...]:
        """Return what must pass first: what is written or usual, and always the gates."""
        gates = [check.id for check in self.checks if kind_of(check.kind).gate]
        return tuple(dict.fromkeys([*gates, *self._needs_besides(written, chosen)]))

    def _needs_besides(self, written: _Written, chosen: tuple[str, ...]) -> tuple[str, ...]:
        reading = written.reading
        if (listed := reading["needs"]) is not None:
            within(
                reading.nodes["needs"],
                listed,
                [check.id for check in self.checks],
                lambda name: Message(
                    "{what} needs `{name}`, which is no check above it",
                    what=reading.what,
                    name=name,
                ),
            )
            return tuple(listed)
        if not written.kind.dependent:
            return ()
        above = self._deciding("value")
        values = self._values_of(above, chosen, reading.values.get("call"))
        return values or self._first_measured(chosen)

    def _deciding(self, how: str) -> list[CheckSpec]:
        """Return the checks above that say whether a result is right, by its value or measures."""
        return [check for check in self.checks if kind_of(check.kind).decides == how]

    def _first_measured(self, chosen: tuple[str, ...]) -> tuple[str, ...]:
        """Return the first check by measures of these functions: where no result is unique."""
        called = {self.cases[name].call for name in chosen}
        for check in self._deciding("measures"):
            if called & {self.cases[n].call for n in check.cases}:
                return (check.id,)
        return ()

    def _values_of(
        self, above: list[CheckSpec], chosen: tuple[str, ...], call: str | None
    ) -> tuple[str, ...]:
        """Return the checks of the values at these cases; else of the functions called."""
        found = {check.id for check in above if {*check.cases} & {*chosen}}
        called = {self.cases[name].call for name in chosen} if not found else set()
        if call:
            called.add(call)
        for check in above:
            if called & {self.cases[name].call for name in check.cases}:
                found.add(check.id)
        return tuple(check.id for check in above if check.id in found)

    def _backends(self, written: _Written, options: Mapping[str, Any]) -> tuple[str, ...]:
        reading = written.reading
        chosen = reading["backends"] or written.kind.backends(options)
        check_backends(reading, chosen, self.backends)
        return tuple(chosen)

    def _inherit(self, options: dict[str, Any], chosen: tuple[str, ...]) -> None:
        """Take over whether rounding of the inputs counts from the values at these cases."""
        if options.get("perturb", 0) is not None:  # it is said, or the kind has no such option
            return
        above = [c for c in self._deciding("value") if {*c.cases} & {*chosen}]
        if above and all(check.options.get("perturb") is False for check in above):
            options["perturb"] = False
            options["because"] = above[0].options.get("because")
