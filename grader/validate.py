"""Prove an exercise: correct variants pass, wrong ones fail and get their own name.

Mutation testing of the specification, not of the student (after wheats and chaffs: Examplar,
Brown University). Every variant is graded like a submission.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from grader.checks import kind_of, kinds
from grader.content import Content
from grader.content.solution import empty_variants
from grader.errors import UsageError
from grader.grading import Grader
from grader.model import Exercise, Misconception, Outcome, Report, Sandbox, Slip, Status, Submission

__all__ = ["MARGIN", "Proof", "Row", "prove", "validate"]

MARGIN = 10.0
"""The weakest wrong variant must be this many times farther from the truth than any correct one."""

ROUGH = 1e4
"""A correct variant this many times beyond what the others allow is broken, not rough: the weakest
wrong implementation that was measured lies there."""


@dataclass(frozen=True, slots=True)
class Row:
    """One variant: what it is, which cases and checks it failed, how far it was, how it was named.

    `ratio` is the largest error over the allowed error; infinite for what is exactly wrong.
    """

    variant: str
    killed_by: tuple[str, ...]
    ratio: float
    named: tuple[str, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Proof:
    """What proving one exercise with one seed gave; it stands if there are no `problems`."""

    exercise: str
    seed: int
    correct: tuple[Row, ...]
    wrong: tuple[Row, ...]
    problems: tuple[str, ...]
    margin: float

    @property
    def stands(self) -> bool:
        return not self.problems


@dataclass(slots=True)
class _Proving:
    """One exercise under proof."""

    grader: Grader
    exercise: Exercise
    misconceptions: Mapping[str, Misconception]
    problems: list[str] = field(default_factory=list)

    def grade(self, variant: str, backend: str | None, *, every: bool) -> Report:
        torch = "torch" in self.exercise.head.backends
        submission = self.grader.solution(self.exercise, torch=torch).submission(variant)
        return self.grader.grade(
            submission,
            self.exercise,
            self.misconceptions,
            backend=backend,
            every_check=every,
            skipped_kinds=() if variant == "" else [k for k in kinds() if kind_of(k).timed],
        )


def validate(
    content: Content,
    sandbox: Sandbox,
    ids: Sequence[str] = (),
    *,
    seeds: Iterable[int] = (0,),
    on_proof: Callable[[Proof], None] | None = None,
) -> list[Proof]:
    """Prove exercises (all of them without `ids`), once per seed."""
    known = [head.id for head in content.heads()]
    proofs = []
    for name in ids or known:
        exercise = content.exercise(name)
        for seed in seeds:
            proof = prove(exercise, content.misconceptions(), sandbox, seed)
            proofs.append(proof)
            if on_proof:
                on_proof(proof)
    if not proofs:
        raise UsageError("there is no exercise to validate", hint="grader author new")
    return proofs


def prove(
    exercise: Exercise, misconceptions: Mapping[str, Misconception], sandbox: Sandbox, seed: int
) -> Proof:
    """Prove one exercise with one seed."""
    with Grader(sandbox, seed=seed) as grader:
        proving = _Proving(grader, exercise, misconceptions)
        correct = [_correct(proving, name) for name in ("", *exercise.correct)]
        _starter(proving)
        wrong = [_wrong(proving, form) for slip in exercise.slips.values() for form in slip.forms]
    worst = max((row.ratio for row in correct), default=0.0)
    nearest = min((row.ratio for row in wrong), default=float("inf"))
    margin = nearest / max(worst, 1e-3)
    if margin < MARGIN:
        weakest = min(wrong, key=lambda row: row.ratio)
        proving.problems.append(
            f"`{weakest.variant}` is only {margin:.1f} x as far from the truth as a correct variant"
        )
    proving.problems.extend(_idle(exercise, wrong))
    proving.problems.extend(_empty(exercise))
    return Proof(exercise.id, seed, tuple(correct), tuple(wrong), tuple(proving.problems), margin)


def _correct(proving: _Proving, variant: str) -> Row:
    """The variant must pass, and not only by the budget that its own error sets."""
    report = _without_itself(proving, variant)
    broken = next((o for o in report.outcomes if not o.passed), None)
    if broken and _ratio(broken, missing=float("inf")) <= ROUGH:  # less accurate, but no mistake
        report = proving.grade(variant, None if variant else "numpy", every=False)
        broken = next((o for o in report.outcomes if not o.passed), None)
    if broken:
        proving.problems.append(
            f"correct `{variant or 'model answer'}` fails {_place(broken)}: {broken.message}"
            + "".join(f"; {line}" for line in broken.evidence.lines[:2])
        )
    return _row(report, variant or "(model answer)")


def _without_itself(proving: _Proving, variant: str) -> Report:
    """Grade a correct variant by the budgets that the others set."""
    solutions = [proving.grader.solution(proving.exercise, torch=torch) for torch in (False, True)]
    for solution in solutions:
        solution.without = variant
    try:
        return proving.grade(variant, None if variant else "numpy", every=False)
    finally:
        for solution in solutions:
            solution.without = None


def _starter(proving: _Proving) -> None:
    """The stub as handed out must fail, as not written."""
    for backend in proving.exercise.head.backends:
        submission = Submission(proving.exercise.stub.encode(), "starter.py")
        report = proving.grader.grade(
            submission, proving.exercise, proving.misconceptions, backend=backend
        )
        first = next((o for o in report.outcomes if not o.passed), None)
        if first is None or first.finding not in ("not-written",):
            what = f"{_place(first)}: {first.message}" if first else "passes"
            proving.problems.append(f"the starter should fail as not written, but {what}")
        if report.diagnosis:
            proving.problems.append(f"the starter is named `{report.diagnosis[0].id}`")


def _wrong(proving: _Proving, slip: Slip) -> Row:
    """The variant must fail where it says, and get its own name."""
    report = proving.grade(slip.variant, None, every=True)
    row = _row(report, slip.id)
    shown = slip.id if slip.caught_by else slip.variant
    if not row.killed_by:
        proving.problems.append(f"wrong `{shown}` survives")
        return row
    missed = [place for place in slip.caught_by if place not in row.killed_by]
    if missed:
        proving.problems.append(f"wrong `{shown}` is not caught by `{'`, `'.join(missed)}`")
    if slip.id not in row.named:
        named = f"named `{'`, `'.join(row.named)}`" if row.named else "not named"
        proving.problems.append(f"wrong `{shown}` is {named}")
    others = [d.id for d in report.diagnosis if d.id != slip.id and d.relation != "either"]
    if others:
        proving.problems.append(f"wrong `{shown}` is also named `{'`, `'.join(others)}`")
    return row


def _row(report: Report, variant: str) -> Row:
    ratios, killed = [0.0], dict[str, None]()
    for outcome in report.outcomes:
        if outcome.status is Status.BLOCKED:
            continue
        if not outcome.passed:
            killed[outcome.check] = killed[outcome.case or outcome.check] = None
            ratios.append(_ratio(outcome, missing=float("inf")))
        elif outcome.kind in kinds() and kind_of(outcome.kind).margin:
            ratios.append(_ratio(outcome, missing=0.0))
    named = tuple(d.id for d in report.diagnosis)
    return Row(variant, tuple(killed), max(ratios), named, report.seconds)


def _ratio(outcome: Outcome, missing: float) -> float:
    error, allowed = outcome.verdict.error, outcome.verdict.allowed
    if error is None or allowed is None:
        return missing
    if allowed == 0:
        return 0.0 if error == 0 else float("inf")
    return error / allowed


def _idle(exercise: Exercise, wrong: Sequence[Row]) -> list[str]:
    """Cases that kill no wrong variant: they prove nothing."""
    used = {name for row in wrong for name in row.killed_by}
    wanted = {n for c in exercise.checks if not kind_of(c.kind).resource for n in c.cases}
    idle = [name for name in exercise.cases if name in wanted and name not in used]
    return [f"case `{name}` kills nothing" for name in idle] if wrong else []


def _empty(exercise: Exercise) -> list[str]:
    """Variants that define no function of the stub: a slip in a name, most likely."""
    source = Path(exercise.solution).read_text(encoding="utf-8")
    forms = [form for slip in exercise.slips.values() for form in slip.forms]
    graded = {*exercise.correct, *(form.variant for form in forms)}
    functions = "`, `".join(exercise.entries)
    return [
        f"class `{name}` has no method `{functions}`: it is the model answer again"
        for name in empty_variants(source, exercise.entries)
        if name in graded
    ]


def _place(outcome: Outcome) -> str:
    return f"`{outcome.check}` on `{outcome.case}`" if outcome.case else f"`{outcome.check}`"
