"""Grade one submission: the only conductor of checks."""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from grader import registry
from grader.bench import Workbench
from grader.checks._bench import Drawn, NotReturned
from grader.content.header import said
from grader.diagnosis import diagnose
from grader.model import (
    CaseSpec,
    CheckSpec,
    Diagnosis,
    Evidence,
    Exercise,
    Facts,
    Frame,
    Misconception,
    Outcome,
    Raised,
    Report,
    Returned,
    Sandbox,
    Status,
    Submission,
    Use,
    Verdict,
)
from grader.oracle import Draws, Oracle
from grader.outcomes import meaning

__all__ = ["Grader"]

RUNS = "runs"
TORCH = re.compile(rb"\btorch\b")
"""A file that never says the word needs no torch; one that does may."""
MAX_TIMEOUTS = 2
"""Time limits a submission may hit before the rest is not run."""


class Grader:
    """Grades submissions; keeps the reference's worker and its truths between them.

    Parameters
    ----------
    sandbox : Sandbox
        Where submissions and references run, each in a worker of its own.
    seed : int
        Seed of every draw; recorded in the report.
    device : str
        Where torch submissions run: `cpu`, `cuda`, `mps`.
    """

    def __init__(self, sandbox: Sandbox, *, seed: int, device: str = "cpu") -> None:
        self.sandbox, self.seed, self.device = sandbox, seed, device
        self._oracles: dict[tuple[str, bool], Oracle] = {}
        self._draws: dict[str, Draws] = {}

    def __enter__(self) -> Grader:
        return self

    def __exit__(self, *_: object) -> None:
        self.forget()
        self.sandbox.close()

    def forget(self) -> None:
        """Drop the kept references and truths: another exercise comes, memory is to stay flat."""
        for oracle in self._oracles.values():
            oracle.close()
        self._oracles.clear()
        self._draws.clear()

    def oracle(self, exercise: Exercise, *, torch: bool) -> Oracle:
        """Return the oracle of an exercise, kept between submissions."""
        key = (exercise.digest, torch)
        if key not in self._oracles:
            self._oracles[key] = Oracle(exercise, self.sandbox, torch=torch, device=self.device)
        return self._oracles[key]

    def draws(self, exercise: Exercise) -> Draws:
        """Return the drawn cases of an exercise, kept between submissions."""
        return self._draws.setdefault(exercise.digest, Draws(exercise, self.seed))

    def _needs_torch(self, submission: Submission, exercise: Exercise, backend: str | None) -> bool:
        """Whether the worker must have torch: asked for, said in the header, or imported."""
        if submission.variant:
            return self.oracle(exercise, torch=True).variant(submission.variant).backend == "torch"
        named = backend or said(submission.source, "backend")
        return named == "torch" or bool(TORCH.search(submission.source))

    def grade(
        self,
        submission: Submission,
        exercise: Exercise,
        misconceptions: Mapping[str, Misconception],
        *,
        backend: str | None = None,
        lang: str = "en",
        every_check: bool = False,
        skip: Collection[str] = (),
        put_off: Collection[str] = (),
        known: Collection[Outcome] = (),
        on_outcome: Callable[[Outcome], None] | None = None,
    ) -> Report:
        """Grade one submission.

        Parameters
        ----------
        backend : str, optional
            `numpy` or `torch`; found from the source if absent.
        every_check : bool
            Run checks whose prerequisites failed, too (for the kill matrix).
        skip : collection of str
            Kinds of checks to leave out.
        put_off : collection of str
            Kinds of checks to report as not run yet.
        known : collection of Outcome
            What came out before, where nothing it depends on has changed: not run again.
        on_outcome : callable, optional
            Told every outcome as it is known.

        Raises
        ------
        ContentError
            The exercise or its solution is broken: never the submission's fault.
        SandboxError
            No worker could be started.
        """
        start = time.perf_counter()
        torch = "torch" in exercise.head.backends and self._needs_torch(
            submission, exercise, backend
        )
        bench = Workbench(
            submission,
            exercise,
            self.sandbox,
            self.oracle(exercise, torch=torch),
            self.draws(exercise),
            family="torch" if torch else "numpy",
            device=self.device if torch else "cpu",
        )
        run = _Run(bench, every_check, skip, put_off, known, on_outcome)
        try:
            run.everything(backend)
            found: tuple[Diagnosis, ...] = ()
            notes: tuple[str, ...] = ()
            if not all(o.passed or o.status is Status.BLOCKED for o in run.outcomes):
                found, notes = diagnose(bench, run.outcomes, misconceptions, lang)
        finally:
            bench.close()
        return Report(
            exercise.id,
            exercise.head.title,
            submission.name,
            bench.backend,
            bench.device,
            self.seed,
            self.sandbox.isolation,
            tuple(run.outcomes),
            found,
            (*run.notes, *notes),
            time.perf_counter() - start,
            run.printed,
        )


class _Run:
    """The checks of one submission, in order, with their prerequisites."""

    def __init__(
        self,
        bench: Workbench,
        every_check: bool,
        skip: Collection[str],
        put_off: Collection[str],
        known: Collection[Outcome],
        on_outcome: Callable[[Outcome], None] | None,
    ) -> None:
        self.bench, self.exercise = bench, bench.exercise
        self.known = {(outcome.check, outcome.case): outcome for outcome in known}
        self.every_check, self.skip, self.put_off = every_check, skip, put_off
        self.on_outcome = on_outcome
        self.outcomes: list[Outcome] = []
        self.notes: list[str] = []
        self.timeouts = 0
        self.printed = ""

    def everything(self, backend: str | None) -> None:
        """Load the file, then run every check: first the visible cases of all, then the hidden.

        A worker that was asked a hidden case knows its inputs, and could let them out in what it
        answers or prints in a visible one.
        """
        start = time.perf_counter()
        verdict = self._start(backend)
        runs = CheckSpec(RUNS, RUNS, 0.0, (), {})
        self._tell(_outcome(runs, None, verdict, time.perf_counter() - start))
        checks = self.checks()
        blocked = verdict.status is not Status.PASS
        for check in checks:
            visible = [name for name in check.cases if not self.exercise.cases[name].hidden]
            if visible or not check.cases:
                self._check(check, visible, blocked=blocked)
        self.printed = self.bench.printed
        visibly = bool(self.bench.refused)
        for check in checks:
            if hidden := [name for name in check.cases if self.exercise.cases[name].hidden]:
                self._check(check, hidden, blocked=blocked)
        if self.bench.refused:
            self._blame(checks, self.bench.refused[0] if visibly else None)
        self._settle(checks)

    def checks(self) -> list[CheckSpec]:
        """The checks that apply to this backend."""
        backend = self.bench.backend
        return [
            check
            for check in self.exercise.checks
            if (not check.backends or backend in check.backends) and check.kind not in self.skip
        ]

    # ------------------------------------------------------------------ the file

    def _start(self, backend: str | None) -> Verdict:
        """Decode, parse and import the file; the first thing wrong is the verdict."""
        wrong = _text(self.bench.submission.source, self.exercise.limits.source)
        if wrong:
            return wrong
        session = self.bench.open()
        facts = session.inspect()
        if not isinstance(facts, Facts):
            return meaning(facts)
        self.bench.facts = facts
        self.bench.backend = self._backend(backend, facts)
        wrong = self._imports(facts) or self._functions(facts)
        if wrong:
            return wrong
        loaded = session.load()
        if not isinstance(loaded, Returned):
            return meaning(loaded)
        return Verdict(Status.PASS, "")

    def _backend(self, wanted: str | None, facts: Facts) -> str:
        """What the submission is written in: said, or seen in what it uses."""
        offered = self.exercise.head.backends
        if self.bench.submission.variant:
            return self.bench.oracle.variant(self.bench.submission.variant).backend
        named = wanted or said(self.bench.submission.source, "backend")
        if named in offered:
            return named
        if "torch" not in offered:
            return offered[0]
        used, imported = _libraries(facts.uses), _libraries(facts.imports)
        if used["torch"] or used["numpy"]:  # the one that does the work
            return "torch" if used["torch"] > used["numpy"] else "numpy"
        torch = imported["torch"] and not imported["numpy"]
        return "torch" if torch else offered[0]

    def _imports(self, facts: Facts) -> Verdict | None:
        """Only the standard library, the backends and what the exercise allows may be imported."""
        allowed = {*sys.stdlib_module_names, "numpy", *self.exercise.imports}
        allowed |= {"torch"} & set(self.exercise.head.backends)
        for use in facts.imports:
            root = use.name.split(".")[0]
            if root not in allowed:
                what = f"module `{root}`" if root else "a relative import"
                return Verdict(
                    Status.ERROR,
                    f"line {use.line}: {what} is not available in this exercise",
                    Evidence(frames=(Frame(use.line, "", f"import {use.name}"),)),
                    finding="import",
                )
        return None

    def _functions(self, facts: Facts) -> Verdict | None:
        """The stub's functions must be there, with room for their parameters."""
        if self.bench.submission.variant:
            return None
        entries = self.exercise.entries
        missing = [name for name in entries if name not in facts.bound]
        if len(missing) == len(entries) and "*" not in facts.bound:
            return Verdict(
                Status.ERROR, f"the file defines no function `{missing[0]}`", finding="missing"
            )
        for name in entries:
            have = facts.parameters.get(name)
            if have is not None and "*" not in have and len(have) < len(entries[name]):
                want = ", ".join(p.name for p in entries[name])
                return Verdict(
                    Status.ERROR,
                    f"line {facts.functions[name]}: `{name}({', '.join(have)})` must take ({want})",
                    finding="signature",
                )
        return None

    # ------------------------------------------------------------------ the checks

    def _check(self, check: CheckSpec, names: Sequence[str], *, blocked: bool) -> None:
        """Run one check on some of its cases."""
        cases: list[CaseSpec | None] = [self.exercise.cases[name] for name in names]
        cases = cases or [None]
        why = "the file must run first" if blocked else self._missing(check)
        if why:
            for spec in cases:
                self._tell(_outcome(check, spec, _not_run(why), 0.0))
            return
        for spec in cases:
            kept = self.known.get((check.id, spec.name if spec else ""))
            if kept and self.timeouts < MAX_TIMEOUTS:
                self.timeouts += kept.status is Status.TIMEOUT
                self._tell(kept)
                continue
            if self.timeouts and self.timeouts + self.bench.endless >= MAX_TIMEOUTS:
                verdict, seconds = Verdict(Status.BLOCKED, "not run after two time limits"), 0.0
            else:
                start = time.perf_counter()
                verdict = self._draws(check, spec)
                seconds = time.perf_counter() - start
            self.timeouts += verdict.status is Status.TIMEOUT
            self._tell(_outcome(check, spec, verdict, seconds))

    def _missing(self, check: CheckSpec) -> str:
        """Say what must be repaired before a check counts; nothing where it may run."""
        failed = {o.check for o in self.outcomes if not o.passed}
        missing = [name for name in check.needs if name in failed]
        if missing and not self.every_check:
            return f"fix `{missing[0]}` first"
        return "put off until everything else passes" if check.kind in self.put_off else ""

    def _draws(self, check: CheckSpec, spec: CaseSpec | None) -> Verdict:
        """Judge every draw of a case; the first that does not pass counts."""
        judge = registry.member("checks", check.kind).judge
        verdict = Verdict(Status.PASS, "")
        for index in range(spec.repeat if spec else 1):
            case = Drawn(spec, index) if spec else None
            try:
                verdict = judge(check, case, self.bench)
            except NotReturned as stopped:
                verdict = meaning(stopped.observation)
            if verdict.status is not Status.PASS:
                return replace(verdict, draw=index)
        return verdict

    def _blame(self, checks: Sequence[CheckSpec], seen: Raised | None) -> None:
        """Fail the check that forbids what was called, whichever check met it.

        Where only a hidden case did, what was called where is not said: the file chose it.
        """
        verdict = Verdict(
            Status.FAIL,
            "calls what this exercise asks you to write, on a hidden case",
            finding="forbidden",
        )
        if seen is not None:
            verdict = meaning(seen)
        accused = {c.id: c for c in checks if registry.member("checks", c.kind).DEFAULTS.refuses}
        for place, outcome in enumerate(self.outcomes):
            if outcome.check in accused and outcome.passed:
                check = accused[outcome.check]
                self.outcomes[place] = _outcome(check, None, verdict, outcome.seconds)

    def _settle(self, checks: Sequence[CheckSpec]) -> None:
        """Put the outcomes in order; what needs a check that failed on a hidden case falls, too."""
        found, self.outcomes = self.outcomes, [o for o in self.outcomes if o.check == RUNS]
        for check in checks:
            own = [o for o in found if o.check == check.id]
            if why := self._missing(check):
                own = [
                    o
                    if o.status is Status.BLOCKED
                    else _outcome(check, self.exercise.cases.get(o.case), _not_run(why), o.seconds)
                    for o in own
                ]
            self.outcomes += own

    def _tell(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)
        if self.on_outcome:
            self.on_outcome(outcome)


def _not_run(why: str) -> Verdict:
    return Verdict(Status.BLOCKED, f"not run: {why}")


def _outcome(check: CheckSpec, spec: CaseSpec | None, verdict: Verdict, seconds: float) -> Outcome:
    """Return the outcome of a check on one of its cases, each worth the same."""
    points = check.points / max(1, len(check.cases))
    earned = points * verdict.share if verdict.status is Status.PASS else 0.0
    return Outcome(
        check.id,
        check.kind,
        spec.name if spec else "",
        verdict.status,
        verdict.message,
        earned,
        points,
        seconds,
        verdict.evidence,
        verdict.finding,
        bool(spec and spec.hidden),
        verdict.error,
        verdict.allowed,
        verdict.draw,
    )


def _libraries(uses: tuple[Use, ...]) -> Counter[str]:
    """How often names of each library stand in the source."""
    return Counter(use.name.split(".")[0] for use in uses)


def _text(source: bytes, limit: int) -> Verdict | None:
    """Refuse what is no Python text, before any worker sees it."""
    if len(source) > limit:
        size = f"{len(source) / 1024:.0f} KiB"
        return Verdict(
            Status.ERROR, f"the file has {size}, allowed {limit >> 10} KiB", finding="size"
        )
    if b"\0" in source:
        line = source[: source.index(b"\0")].count(b"\n") + 1
        return Verdict(Status.ERROR, f"line {line}: the file contains a NUL byte", finding="syntax")
    try:
        source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source[: error.start].count(b"\n") + 1
        return Verdict(Status.ERROR, f"line {line}: the file is not UTF-8", finding="syntax")
    return None
