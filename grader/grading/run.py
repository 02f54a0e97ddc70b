"""The checks of one submission, in order, with their prerequisites."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace

from grader.checks import kind_of
from grader.errors import ContentError
from grader.grading.intake import PASS
from grader.grading.observations import meaning
from grader.messages import Message, Place
from grader.model import (
    CaseSpec,
    CheckSpec,
    Figure,
    Observation,
    Outcome,
    Raised,
    Sample,
    Status,
    Verdict,
    Warned,
)
from grader.model.verdicts import MAX_TIMEOUTS, TOO_LATE
from grader.numerics.showing import inputs_shown
from grader.trial import Case, NotReturned, Trial, Wanted

RUNS = CheckSpec("runs", "runs", 0.0, (), {})
"""Whether the file can be run at all, reported like a check."""


@dataclass(slots=True)
class Run:
    """The checks of one submission, in order, with their prerequisites."""

    trial: Trial
    checks: Sequence[CheckSpec]
    deferred_kinds: frozenset[str]
    previous: Mapping[tuple[str, str], Outcome]
    every_check: bool
    on_check: Callable[[str, str], None] | None
    outcomes: list[Outcome] = field(default_factory=list)
    timeouts: int = 0
    pictured: bool = False
    """Whether a failing case was met of which a picture may be."""
    printed: str = ""
    warned: dict[Warned, str] = field(default_factory=dict)
    """Warnings, each with the first visible case that gave it."""

    def everything(self, verdict: Verdict, seconds: float) -> None:
        """Run every check: first the visible cases of all, then the hidden.

        A worker that was asked a hidden case knows its inputs, and could let them out in what it
        answers or prints in a visible one.

        Parameters
        ----------
        verdict : Verdict
            On the file itself: where it does not run, nothing else does.
        seconds : float
            How long taking it in took.
        """
        self.outcomes.append(_outcome(RUNS, None, verdict, seconds))
        runs = verdict.status is Status.PASS
        cases = self.trial.exercise.cases
        if runs:
            look_ahead(self.trial, self.checks)
        for check in self.checks:
            visible = [cases[name] for name in check.cases if not cases[name].hidden]
            if visible or not check.cases:
                self._check(check, visible or [None], runs=runs)
        self.printed = self.trial.submission.printed
        self._look_back(hidden=False)
        for check in self.checks:
            if hidden := [cases[name] for name in check.cases if cases[name].hidden]:
                self._check(check, hidden, runs=runs)
        self._look_back(hidden=True)
        self._settle()

    def _check(self, check: CheckSpec, specs: Sequence[CaseSpec | None], *, runs: bool) -> None:
        """Run one check on some of its cases."""
        why = self._missing(check) if runs else Message("the file must run first")
        for spec in specs:
            if why:
                self.outcomes.append(_outcome(check, spec, _not_run(why), 0.0))
                continue
            case = spec.name if spec else ""
            kept = self.previous.get((check.id, case))
            outcome = kept if kept and self.timeouts < MAX_TIMEOUTS else self._run(check, spec)
            self.timeouts += outcome.status is Status.TIMEOUT
            self.outcomes.append(self._illustrated(outcome, spec))
            if spec and not spec.hidden:
                for warned in self.trial.submission.warned:
                    self.warned.setdefault(warned, case)
            self.trial.submission.warned.clear()

    def _run(self, check: CheckSpec, spec: CaseSpec | None) -> Outcome:
        """Judge every draw of a case; the first that does not pass counts."""
        endless = self.trial.submission.endless
        if self.timeouts and self.timeouts + endless >= MAX_TIMEOUTS:
            verdict = Verdict(Status.BLOCKED, TOO_LATE)
            return _outcome(check, spec, verdict, 0.0)
        start = time.perf_counter()
        if self.on_check:
            self.on_check(check.id, spec.name if spec else "")
        judge, verdict = kind_of(check.kind).judge, PASS
        for index in range(spec.repeat if spec else 1):
            case = self.trial.cases.draw(spec, index) if spec else None
            try:
                verdict = judge(check, case, self.trial)
            except NotReturned as stopped:
                verdict = self._meaning(stopped.observation, case)
            if verdict.status is not Status.PASS:
                verdict = replace(verdict, draw=index)
                break
        return _outcome(check, spec, verdict, time.perf_counter() - start)

    def _illustrated(self, outcome: Outcome, spec: CaseSpec | None) -> Outcome:
        """Show the inputs of the first visible case that fails in a check, and of no other."""
        evidence, fine = outcome.evidence, (Status.PASS, Status.BLOCKED)
        if outcome.status in fine or spec is None:
            return outcome
        seen = any(o.check == outcome.check and o.status not in fine for o in self.outcomes)
        if seen or spec.hidden:
            return outcome.saying(evidence=replace(evidence, sample=Sample()))
        inputs = self.trial.cases.draw(spec, outcome.verdict.draw).inputs
        sample = replace(evidence.sample, call=spec.call, inputs=inputs_shown(inputs))
        return outcome.saying(
            evidence=replace(evidence, sample=sample, figure=self._figure(outcome, spec))
        )

    def _figure(self, outcome: Outcome, spec: CaseSpec) -> Figure | None:
        """Return a picture of the first visible case that fails: the one that is shown."""
        check = next((check for check in self.checks if check.id == outcome.check), None)
        if check is None or not self.trial.exercise.figures or self.pictured:
            return None
        from grader.grading.figure import picture

        self.pictured = True
        if outcome.evidence.figure:  # of an earlier run, whose outcome still holds
            return outcome.evidence.figure
        return picture(self.trial, check, spec, outcome.verdict)

    def warnings(self) -> Iterator[Message]:
        """Say what Python warned of, with the line and the case, where the submission fails."""
        if all(outcome.passed for outcome in self.outcomes):
            return
        for warned, case in self.warned.items():
            where = Message("case {case}", case=case)
            if warned.line:
                where = Message("{place}, case {case}", place=Place(warned.line), case=case)
            yield Message(
                "`{type}` at {where}: {text}", type=warned.category, where=where, text=warned.text
            )

    def _missing(self, check: CheckSpec) -> Message | None:
        """Say what must be repaired before a check counts; None where it may run."""
        failed = {o.check for o in self.outcomes if not o.passed}
        missing = [name for name in check.needs if name in failed]
        if missing and not self.every_check:
            return Message("fix `{check}` first", check=missing[0])
        if check.kind in self.deferred_kinds:
            return Message("put off until everything else passes")
        return None

    def _meaning(self, seen: Observation, case: Case | None) -> Verdict:
        """Say what a call that did not return means; given code that fails may be the author's."""
        if case and isinstance(seen, Raised) and seen.stage == "given":
            dtype = self.trial.dtypes(case)[-1]
            self.trial.reference.truth(case.entry, case.inputs, dtype)
        return meaning(seen, self.trial.submission.facts)

    def _look_back(self, *, hidden: bool) -> None:
        """Fail checks by what the calls of others showed; of hidden cases, only that it did."""
        for place, outcome in enumerate(self.outcomes):
            check = next((check for check in self.checks if check.id == outcome.check), None)
            kind = kind_of(check.kind) if check else None
            if not check or not kind or not kind.afterwards or not outcome.passed:
                continue
            if verdict := kind.afterwards(check, self.trial):
                if hidden and kind.on_hidden:
                    verdict = Verdict(verdict.status, kind.on_hidden, finding=verdict.finding)
                spec = self.trial.exercise.cases.get(outcome.case)
                self.outcomes[place] = _outcome(check, spec, verdict, outcome.seconds)

    def _settle(self) -> None:
        """Put the outcomes in order; what needs a check that failed on a hidden case falls, too."""
        found, self.outcomes = self.outcomes, self.outcomes[:1]
        cases = self.trial.exercise.cases
        for check in self.checks:
            own = [outcome for outcome in found if outcome.check == check.id]
            if why := self._missing(check):
                own = [
                    o
                    if o.status is Status.BLOCKED
                    else _outcome(check, cases.get(o.case), _not_run(why), o.seconds)
                    for o in own
                ]
            self.outcomes += own


def look_ahead(trial: Trial, checks: Sequence[CheckSpec], *, early: bool = False) -> None:
    """Let the reference compute the truths of all checks while the submission is called.

    With `early`, nothing of the submission is there yet: what needs no torch is answered while that
    is imported.
    """
    reference = trial.reference
    if reference.prepared:
        return
    asked: list[Wanted] = []
    for check in checks:
        for name in check.cases:
            spec = trial.exercise.cases[name]
            for index in range(spec.repeat):
                with suppress(ContentError):  # it is told when it is the case's turn
                    asked += _wanted(check, trial.cases.draw(spec, index), trial)
    reference.prepared = reference.solution.prepare(asked, early=early)


def _wanted(check: CheckSpec, case: Case, trial: Trial) -> Iterator[Wanted]:
    """Yield the calls that the truths of a case are made of."""
    if wanted := kind_of(check.kind).truths:
        for dtype, perturb in wanted(check, case, trial):
            yield from trial.reference.calls(case.entry, case.inputs, dtype, perturb).every


def _not_run(why: Message) -> Verdict:
    return Verdict(Status.BLOCKED, Message("not run: {why}", why=why))


def _outcome(check: CheckSpec, spec: CaseSpec | None, verdict: Verdict, seconds: float) -> Outcome:
    """Return the outcome of a check on one of its cases, each worth the same."""
    points = check.points / max(1, len(check.cases))
    return Outcome(
        check=check.id,
        kind=check.kind,
        case=spec.name if spec else "",
        hidden=bool(spec and spec.hidden),
        verdict=verdict,
        points=points * verdict.share if verdict.status is Status.PASS else 0.0,
        max_points=points,
        seconds=seconds,
    )
