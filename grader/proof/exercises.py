"""Prove an exercise: correct variants pass, wrong ones fail and get their own name.

Every variant is graded like a submission.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from grader.checks import kind_of, kinds
from grader.content.display import show
from grader.content.solution import empty_variants
from grader.errors import ContentError
from grader.grading import Conductor
from grader.messages import Message, verbatim
from grader.model import Exercise, Misconception, Outcome, Report, Sandbox, Slip, Status, Submission
from grader.proof import statement_rules
from grader.proof.called import refusals
from grader.proof.figures import undrawn
from grader.proof.given import examine
from grader.suggest import quoted
from grader.trial import Cases, SolutionWorker

MARGIN = 10.0
"""The weakest wrong variant must be this many times farther from the truth than any correct one."""

ROUGH = 1e4
"""A correct variant this many times beyond what the others allow is broken, not rough: the weakest
wrong implementation that was measured lies there."""


@dataclass(frozen=True, slots=True)
class VariantProof:
    """One variant: what it is, which cases and checks it failed, how far it was, how it was named.

    `ratio` is the largest error over the allowed error; infinite for what is exactly wrong.
    """

    variant: str
    killed_by: tuple[str, ...]
    ratio: float
    named: tuple[str, ...]
    seconds: float
    twins: tuple[str, ...] = ()
    """Other mistakes that explain it as well."""
    pictured: bool = False
    """Whether a figure was drawn of it."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What proving one exercise with one seed gave; it stands if there are no `problems`."""

    exercise: str
    seed: int
    correct: tuple[VariantProof, ...]
    wrong: tuple[VariantProof, ...]
    problems: tuple[Message, ...]
    margin: float
    seconds: float = 0.0

    @property
    def stands(self) -> bool:
        return not self.problems


@dataclass(slots=True)
class _Proving:
    """One exercise under proof."""

    grader: Conductor
    exercise: Exercise
    misconceptions: Mapping[str, Misconception]
    problems: list[Message] = field(default_factory=list)

    @property
    def solution(self) -> SolutionWorker:
        """The worker that runs every variant."""
        return self.grader.solution(self.exercise, torch="torch" in self.exercise.head.backends)

    def grade(self, variant: str, backend: str | None, *, every: bool) -> Report:
        return self.grader.grade(
            self.solution.submission(variant),
            self.exercise,
            self.misconceptions,
            backend=backend,
            every_check=every,
            skipped_kinds=() if variant == "" else [k for k in kinds() if kind_of(k).timed],
        )


def problem_of(error: ContentError) -> Message:
    """Return an error of the content as a problem, with its place and its hint."""
    problem = show(error)
    if error.hint:
        problem = Message("{problem}\nhint: {hint}", problem=problem, hint=error.hint)
    return problem


def refused(exercise: str, seed: int, error: ContentError) -> Proof:
    """Return the proof of an exercise that cannot be read or run: its error is the problem."""
    return Proof(exercise, seed, (), (), (problem_of(error),), math.inf)


def prove(
    exercise: Exercise, misconceptions: Mapping[str, Misconception], sandbox: Sandbox, seed: int
) -> Proof:
    """Prove one exercise with one seed; content that fails on the way is a problem, too."""
    start = time.monotonic()
    try:
        proof = _proven(exercise, misconceptions, sandbox, seed)
    except ContentError as error:
        proof = refused(exercise.id, seed, error)
    return replace(proof, seconds=time.monotonic() - start)


def _proven(
    exercise: Exercise, misconceptions: Mapping[str, Misconception], sandbox: Sandbox, seed: int
) -> Proof:
    examine(exercise, sandbox, seed)
    grader = Conductor(sandbox, seed=seed)
    try:
        proving = _Proving(grader, exercise, misconceptions)
        cases = Cases(exercise, seed)
        refused_calls = refusals(exercise, proving.solution, cases)
        if problems := tuple(map(problem_of, refused_calls)):
            return Proof(exercise.id, seed, (), (), problems, math.inf)
        proving.problems.extend(_of_one_library(proving))
        proving.problems.extend(map(problem_of, undrawn(exercise, proving.solution, cases)))
        correct = [_correct(proving, name) for name in ("", *exercise.correct)]
        _starter(proving)
        wrong = [_wrong(proving, form) for form in _forms(exercise)]
    finally:
        grader.forget()  # the sandbox is the caller's: the next proof has its libraries at once
    worst = max((row.ratio for row in correct), default=0.0)
    nearest = min((row.ratio for row in wrong), default=math.inf)
    margin = nearest / max(worst, 1e-3)
    if margin < MARGIN:
        weakest = min(wrong, key=lambda row: row.ratio)
        proving.problems.append(
            Message(
                "`{name}` is only {margin:.1f} x as far from the truth as a correct variant",
                name=weakest.variant,
                margin=margin,
            )
        )
    proving.problems.extend(_twins(exercise, wrong))
    proving.problems.extend(_idle(exercise, wrong))
    proving.problems.extend(_empty(exercise))
    proving.problems.extend(map(problem_of, statement_rules.rules(exercise)))
    if exercise.figures and wrong and not any(row.pictured for row in wrong):
        proving.problems.append(Message("no mistake of the exercise shows in its figure"))
    return Proof(exercise.id, seed, tuple(correct), tuple(wrong), tuple(proving.problems), margin)


def _of_one_library(proving: _Proving) -> Iterator[Message]:
    """Yield what is there in one library only, where submissions in two are accepted."""
    exercise = proving.exercise
    backends, solution = exercise.head.backends, proving.solution
    for slip in exercise.slips.values():
        ours = {solution.variant(form.variant).backend for form in slip.forms}
        if ours == {"torch"} and "numpy" in (slip.backends or backends):
            yield Message(
                "wrong `{name}` has a variant in torch only: write `backends: [torch]`, or a "
                "variant in NumPy",
                name=slip.id,
            )
    variants = [solution.model, *map(solution.variant, exercise.correct)]
    torch = [variant for variant in variants if variant.backend == "torch"]
    for check in exercise.checks:
        if kind_of(check.kind).differentiates and len(torch) < 2:
            yield Message(
                "`{check}` needs two correct variants in torch, of which one judges the other; "
                'there are {count}: write classes with `backend = "torch"`',
                check=check.id,
                count=len(torch),
            )


def _correct(proving: _Proving, variant: str) -> VariantProof:
    """The variant must pass, and not only by the budget that its own error sets."""
    report = _without_itself(proving, variant)
    broken = next((o for o in report.outcomes if not o.passed), None)
    if broken and _ratio(broken, missing=math.inf) <= ROUGH:  # less accurate, but no mistake
        report = proving.grade(variant, None if variant else "numpy", every=False)
        broken = next((o for o in report.outcomes if not o.passed), None)
    if broken:
        problem = Message(
            "correct `{name}` fails {place}: {message}",
            name=variant or Message("model answer"),
            place=_place(broken),
            message=broken.message,
        )
        for line in broken.evidence.lines[:2]:
            problem = Message("{problem}; {line}", problem=problem, line=line)
        if broken.finding == "detached":
            hint = Message("`of` of the check says which inputs the result depends on")
            problem = Message("{problem}\nhint: {hint}", problem=problem, hint=hint)
        proving.problems.append(problem)
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
        if first is None:
            proving.problems.append(
                Message("the starter should fail as not written, but it passes")
            )
        elif first.finding != "not-written":
            proving.problems.append(
                Message(
                    "the starter should fail as not written, but {place}: {message}",
                    place=_place(first),
                    message=first.message,
                )
            )
        if report.diagnosis:
            proving.problems.append(
                Message("the starter is named `{name}`", name=report.diagnosis[0].id)
            )


def _forms(exercise: Exercise) -> list[Slip]:
    """Return the forms of all mistakes; one that several mistakes share is proven once."""
    slips = exercise.slips.values()
    proven = {slip.variant for slip in slips}
    found = list(slips)
    for form in (form for slip in slips for form in slip.forms):
        if form.variant not in proven:
            found.append(form)
            proven.add(form.variant)
    return found


def _wrong(proving: _Proving, slip: Slip) -> VariantProof:
    """The variant must fail where it says, and get its own name."""
    report = proving.grade(slip.variant, None, every=True)
    row = _row(report, slip.id)
    shown = slip.id if slip == proving.exercise.slips[slip.id] else slip.variant
    if not row.killed_by:
        proving.problems.append(Message("wrong `{name}` survives", name=shown))
        return row
    missed = [place for place in slip.caught_by if place not in row.killed_by]
    if missed:
        proving.problems.append(
            Message("wrong `{name}` is not caught by {names}", name=shown, names=quoted(missed))
        )
    if slip.id not in row.named and (row.named or not _has_twin(proving.exercise, slip)):
        problem = _unnamed(shown, slip, report)
        if row.named:
            problem = Message(
                "wrong `{name}` is named {names}", name=shown, names=quoted(row.named)
            )
        proving.problems.append(problem)
    others = [d.id for d in report.diagnosis if d.id != slip.id and d.relation != "either"]
    if others:
        proving.problems.append(
            Message("wrong `{name}` is also named {names}", name=shown, names=quoted(others))
        )
    twins = tuple(d.id for d in report.diagnosis if d.id != slip.id and d.relation == "either")
    return replace(row, twins=twins if slip.id in row.named else ())


def _unnamed(shown: str, slip: Slip, report: Report) -> Message:
    """Say that a mistake has no name, and what was found instead of its finding."""
    failed = [o for o in report.outcomes if not o.passed and o.status is not Status.BLOCKED]
    found = dict.fromkeys(o.finding for o in failed if o.finding)
    if not slip.finding or not found or slip.finding in found:
        return Message("wrong `{name}` is not named", name=shown)
    return Message(
        "wrong `{name}` is not named: its finding is `{finding}`, reported is {found}",
        name=shown,
        finding=slip.finding,
        found=quoted(list(found)),
    )


def _has_twin(exercise: Exercise, slip: Slip) -> bool:
    """Whether another mistake is said to compute the same: then neither need be named."""
    return bool(slip.same_as) or any(slip.id in s.same_as for s in exercise.slips.values())


def _twins(exercise: Exercise, wrong: Sequence[VariantProof]) -> Iterator[Message]:
    """Yield the mistakes that no case tells apart: whoever makes one is told both."""
    told = {
        frozenset({slip.id, other}) for slip in exercise.slips.values() for other in slip.same_as
    }
    for row in wrong:
        for other in row.twins:
            if (pair := frozenset({row.variant, other})) not in told:
                told.add(pair)
                yield Message(
                    "`{name}` and `{other}` compute the same everywhere: add a case that tells "
                    "them apart, or say so (`same_as: [{other}]`)",
                    name=row.variant,
                    other=other,
                )


def _row(report: Report, variant: str) -> VariantProof:
    ratios, killed = [0.0], dict[str, None]()
    for outcome in report.outcomes:
        if outcome.status is Status.BLOCKED:
            continue
        if not outcome.passed:
            killed[outcome.check] = killed[outcome.case or outcome.check] = None
            ratios.append(_ratio(outcome, missing=math.inf))
        elif outcome.kind in kinds() and kind_of(outcome.kind).margin:
            ratios.append(_ratio(outcome, missing=0.0))
    return VariantProof(
        variant,
        tuple(killed),
        max(ratios),
        tuple(d.id for d in report.diagnosis),
        report.seconds,
        pictured=any(outcome.evidence.figure for outcome in report.outcomes),
    )


def _ratio(outcome: Outcome, missing: float) -> float:
    error, allowed = outcome.verdict.error, outcome.verdict.allowed
    if error is None or allowed is None:
        return missing
    if allowed == 0:
        return 0.0 if error == 0 else math.inf
    return error / allowed


def _idle(exercise: Exercise, wrong: Sequence[VariantProof]) -> Iterator[Message]:
    """Yield the cases that catch no wrong variant and do not say why they stay."""
    used = {name for row in wrong for name in row.killed_by}
    wanted = {n for c in exercise.checks if not kind_of(c.kind).resource for n in c.cases}
    for name, case in exercise.cases.items():
        if wrong and name in wanted and name not in used and not case.covers:
            yield Message("case `{name}` kills nothing (`covers: why` keeps it)", name=name)


def _empty(exercise: Exercise) -> Iterator[Message]:
    """Yield the variants that define no function of the stub: a slip in a name, most likely."""
    source = Path(exercise.solution).read_text(encoding="utf-8")
    forms = [form for slip in exercise.slips.values() for form in slip.forms]
    graded = {*exercise.correct, *(form.variant for form in forms)}
    methods = {name for methods in exercise.classes.values() for name in methods}
    wanted = [*exercise.entries, *methods]
    for name in empty_variants(source, wanted):
        if name in graded:
            yield Message(
                "class `{name}` has no method {names}: it is the model answer again",
                name=name,
                names=quoted(wanted),
            )


def _place(outcome: Outcome) -> Message:
    if not outcome.case:
        return verbatim(f"`{outcome.check}`")
    return Message("`{check}` on `{case}`", check=outcome.check, case=outcome.case)
