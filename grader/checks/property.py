"""`property`: a relation between results holds, within what correct implementations show.

Two calls, on the case's inputs and on changed ones, or one call, or a chain of calls that are
handed the results before them; `got` and `want` are expressions over the first result and the last.
The allowed error is calibrated on the property itself: its residual for every correct
implementation, and its change under rounding of the inputs. What `holds` is true or false.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np

from grader.checks import DIFFERENCES, Kind
from grader.checks._verdicts import demand, failed, unevaluated, verdict
from grader.checks.values import truths
from grader.errors import ContentError
from grader.messages import Message, expected
from grader.model import CheckSpec, Field, Status, Verdict
from grader.numerics.budget import budgets
from grader.numerics.compare import Difference, compare
from grader.numerics.leaves import number, plain
from grader.numerics.precision import PRECISIONS
from grader.numerics.showing import brief
from grader.trial import Calls, Case, Trial, Wanted

Asked = tuple[str, dict[str, Any]]
"""A function and its inputs."""


SAYS = Message("a relation between results holds")


class Run(NamedTuple):
    """The first and the last result of one implementation, and what the last call changed."""

    base: Any
    out: Any
    names: Mapping[str, Any]


class Sides(NamedTuple):
    """Both sides of the relation for one implementation."""

    got: Any
    want: Any


def judge(check: CheckSpec, case: Case, trial: Trial) -> Verdict:
    """Evaluate the relation on the submission's results, in every deciding precision."""
    drawn = trial.cases.evaluate(check, case, "let", case.names)
    relation = _Relation(check, case, trial, {**case.names, **drawn})
    for dtype in trial.dtypes(case):
        found = relation.judge(dtype)
        if found.status is not Status.PASS:
            return found
    return found


@dataclass(frozen=True, slots=True)
class _Relation:
    """The relation of a check on one case."""

    check: CheckSpec
    case: Case
    trial: Trial
    names: Mapping[str, Any]

    def judge(self, dtype: str) -> Verdict:
        """Evaluate the relation on the submission's results in one precision."""
        submission = self.trial.submission

        def call(entry: str, inputs: dict[str, Any]) -> Any:
            known = inputs is self.case.inputs  # other checks ask for it, too
            return (submission.result if known else submission.call)(entry, inputs, dtype).value

        try:
            run = self.run(call)
            sides = self.sides(run)
        except ContentError as error:
            self.allowed(dtype)  # a broken relation fails for the reference, too
            return failed(demand(self.check), unevaluated(error))
        if self.is_statement:
            told = Message("your result is {result}", result=brief(run.out))
            return self.verdict(sides.got, told)
        allowed = self.allowed(dtype)
        if self.check.options.get("relation") == "less_equal":
            return self.verdict(_at_most(sides, allowed("")), _both(sides))
        return self.compared(sides, allowed, dtype)

    def compared(self, sides: Sides, allowed: Callable[[str], float], dtype: str) -> Verdict:
        """Compare both sides."""
        found = compare(sides.got, sides.want, allowed, name=_left)
        result = verdict(found, dtype)
        if not isinstance(found, Difference):
            return result
        return replace(result, message=demand(self.check), finding="property")

    def verdict(self, holds: Any, told: Message) -> Verdict:
        """Judge by what is true or false, everywhere in an array; `told` are the numbers."""
        if bool(holds.all() if hasattr(holds, "all") else holds):
            return Verdict(Status.PASS)
        return failed(demand(self.check), told, finding="property")

    @property
    def is_statement(self) -> bool:
        """Whether it is a statement that is true or false, not two sides."""
        return self.check.options.get("holds") is not None

    # ------------------------------------------------------------------ the calls

    @property
    def turns(self) -> int:
        """How many calls follow the first."""
        options = self.check.options
        return options.get("repeat") or 1 if options.get("change") or options.get("call") else 0

    def run(self, call: Callable[[str, dict[str, Any]], Any]) -> Run:
        """Make all calls of one implementation; what one returns may be handed to the next."""
        [run] = self.runs(lambda asked: [call(*asked[0])], 1)
        return run

    def runs(self, call: Callable[[Sequence[Asked]], Sequence[Any]], count: int) -> list[Run]:
        """Make all calls of several implementations, those of one turn together."""
        outs = bases = [plain(one) for one in call([(self.case.entry, self.case.inputs)] * count)]
        names: list[Mapping[str, Any]] = [{}] * count
        for turn in range(self.turns):
            following = [self.following(out, turn) for out in outs]
            outs = [plain(one) for one in call([(entry, given) for entry, given, _ in following])]
            names = [changed for *_, changed in following]
        return [Run(*one) for one in zip(bases, outs, names, strict=True)]

    def following(self, before: Any, turn: int) -> tuple[str, dict[str, Any], Mapping[str, Any]]:
        """Return the entry and the inputs of the next call, and what is new in them, by name."""
        entry = self.check.options.get("call") or self.case.entry
        exercise, cases, scope = (
            self.trial.exercise,
            self.trial.cases,
            {**self.names, "base": before},
        )
        changed = cases.evaluate(self.check, self.case, "change", scope, turn)
        if entry in exercise.classes:
            return entry, cases.changed(self.case, changed), changed
        taken = {parameter.name for parameter in exercise.entries[entry]}
        kept = {name: value for name, value in self.case.inputs.items() if name in taken}
        return entry, {**kept, **changed}, changed

    def sides(self, run: Run) -> Sides:
        """Evaluate both sides for the results of one implementation."""
        scope = {
            **self.names,
            **run.names,
            "old": self.case.names,
            "base": run.base,
            "out": run.out,
        }
        if self.is_statement:
            return Sides(self.value("holds", "", scope), True)
        return Sides(self.value("got", "out", scope), self.value("want", "base", scope))

    def value(self, option: str, default: str, scope: Mapping[str, Any]) -> Any:
        """Evaluate an option of the check."""
        text = self.check.options.get(option, default)
        return self.trial.cases.expression(self.check, option, text, scope)

    # ------------------------------------------------------------------ what is allowed

    def allowed(self, dtype: str) -> Callable[[str], float]:
        """Calibrate the property: residuals of correct implementations, and under rounding."""
        found = self.trial.reference.once(
            ("property", self.check.id, self.case.key, dtype), lambda: self.budgets(dtype)
        )
        return lambda path: PRECISIONS[dtype].factor * max(b.get(path, 0.0) for b in found)

    def budgets(self, dtype: str) -> tuple[Mapping[str, float], ...]:
        """Return the budgets of both sides."""
        found = self.every(dtype, lambda calls: calls.correct)
        true, *moved = self.every(dtype, lambda calls: calls.model)
        noisy = self.every(dtype, lambda calls: calls.noise or calls.model[:1])
        rounded = [*moved, *noisy]
        equal = (self.check.options.get("relation") or "equal") == "equal"
        side = true.want if equal else true.got  # of an inequality, each side has its own error
        precision = PRECISIONS[dtype]
        return (
            budgets(side, [s.got for s in found], [s.got for s in rounded], precision),
            budgets(true.want, [s.want for s in found], [s.want for s in rounded], precision),
        )

    def every(self, dtype: str, chosen: Callable[[Calls], Sequence[Wanted]]) -> list[Sides]:
        """Return both sides for every implementation of one sort, whose calls go together."""
        reference, perturb = self.trial.reference, self.trial.perturbed(self.check)

        def calls(entry: str, inputs: dict[str, Any]) -> Sequence[Wanted]:
            return chosen(reference.calls(entry, inputs, dtype, perturb))

        def call(asked: Sequence[Asked]) -> list[Any]:
            own = [calls(*one) for one in asked]
            wanted = [every[min(place, len(every) - 1)] for place, every in enumerate(own)]
            found = reference.values(wanted)
            return [
                _run_of(value, one, place)
                for place, (value, one) in enumerate(zip(found, wanted, strict=True))
            ]

        first = calls(self.case.entry, self.case.inputs)
        count = sum(one.wants.get("noisy_runs", 1) for one in first)
        return [self.sides(run) for run in self.runs(call, count)]


def _run_of(value: Any, wanted: Wanted, place: int) -> Any:
    """Return the result of one of the noisy runs of a call; of another call, its result."""
    return value[place] if wanted.wants else value


def _left(path: str) -> Message:
    return Message("the left side{path}", path=path)


def _both(sides: Sides) -> Message:
    """Tell both sides of an inequality."""
    left = brief(sides.got)
    return Message(
        "the left side is {left}, the right side {right}",
        left=left,
        right=expected(brief(sides.want)),
        without=Message("the left side is {left}", left=left),
    )


def _at_most(sides: Sides, allowed: float) -> bool:
    """Whether the left side is nowhere above the right one; both may be anything."""
    got, want = number(sides.got), number(sides.want)
    if got is None or want is None or got.dtype.kind == "c" or want.dtype.kind == "c":
        return False
    if got.ndim and want.ndim and got.shape != want.shape:
        return False
    with np.errstate(all="ignore"):
        holds = got <= want + allowed
    return bool(holds.size and holds.all())


KIND = Kind(
    judge=judge,
    truths=truths,
    fields=(
        Field("let", "expressions", "values drawn for this check"),
        Field("call", "name", "function of the second call, if another one"),
        Field("change", "expressions", "inputs of the second call that differ from the case's"),
        Field(
            "repeat",
            "integer",
            "how often the second call is made; `base` in `change` is the result before it, as in "
            "`change: {running_mean: base[1]}`",
            default=1,
        ),
        Field("holds", "expression", "what must be true, instead of `got` and `want`"),
        Field(
            "got", "expression", "left side, over `out`, `base`, inputs and `let`", default="out"
        ),
        Field("want", "expression", "right side", default="base"),
        Field(
            "relation",
            "name",
            "how the sides compare, within the measured rounding",
            default="equal",
            choices=("equal", "less_equal"),
        ),
        Field("perturb", "flag", "`false` for an algorithm that jumps, as in `values`"),
        Field("because", "text", "reason for `perturb: false`"),
    ),
    alone={"holds": ("got", "want", "relation")},
    dependent=True,
    unique=True,
    mistakes=True,
    also=("property", *DIFFERENCES),
)
