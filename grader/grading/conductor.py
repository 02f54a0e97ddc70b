"""Grade one submission: the only conductor of checks."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping, Sequence

from grader.diagnosis import diagnose
from grader.grading.intake import may_need_torch, take_in
from grader.grading.run import Run
from grader.messages import Message
from grader.model import (
    CheckSpec,
    Diagnosis,
    Exercise,
    Misconception,
    Outcome,
    Report,
    Sandbox,
    Status,
    Submission,
)
from grader.trial import Cases, Reference, SolutionWorker, SubmissionWorker, Trial


class Conductor:
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
        self._solutions: dict[tuple[str, bool], SolutionWorker] = {}
        self._references: dict[tuple[str, bool, str], Reference] = {}
        self._cases: dict[str, Cases] = {}

    def __enter__(self) -> Conductor:
        return self

    def __exit__(self, *_: object) -> None:
        self.forget()
        self.sandbox.close()

    def forget(self) -> None:
        """Drop the kept references and truths: another exercise comes, memory is to stay flat."""
        for solution in self._solutions.values():
            solution.close()
        self._solutions.clear()
        self._references.clear()
        self._cases.clear()

    def solution(self, exercise: Exercise, *, torch: bool) -> SolutionWorker:
        """Return the worker of an exercise's solution file, kept between submissions."""
        key = (exercise.digest, torch)
        if key not in self._solutions:
            both = torch and "numpy" in exercise.head.backends
            self._solutions[key] = SolutionWorker(
                exercise,
                self.sandbox,
                torch=torch,
                device=self.device,
                plain=self.solution(exercise, torch=False) if both else None,
            )
        return self._solutions[key]

    def reference(self, exercise: Exercise, *, torch: bool, backend: str) -> Reference:
        """Return the reference of an exercise for a library, kept between submissions."""
        key = (exercise.digest, torch, backend)
        if key not in self._references:
            self._references[key] = Reference(self.solution(exercise, torch=torch), backend)
        return self._references[key]

    def cases(self, exercise: Exercise) -> Cases:
        """Return the drawn cases of an exercise, kept between submissions."""
        if exercise.digest not in self._cases:
            self._cases[exercise.digest] = Cases(exercise, self.seed)
        return self._cases[exercise.digest]

    def grade(
        self,
        submission: Submission,
        exercise: Exercise,
        misconceptions: Mapping[str, Misconception],
        *,
        backend: str | None = None,
        every_check: bool = False,
        skipped_kinds: Collection[str] = (),
        deferred_kinds: Collection[str] = (),
        previous: Collection[Outcome] = (),
        on_check: Callable[[str, str], None] | None = None,
    ) -> Report:
        """Grade one submission.

        Parameters
        ----------
        backend : str, optional
            `numpy` or `torch`; found from the source if absent.
        every_check : bool
            Run checks whose prerequisites failed, too (for the kill matrix).
        skipped_kinds : collection of str
            Kinds of checks to leave out.
        deferred_kinds : collection of str
            Kinds of checks to report as not run yet.
        previous : collection of Outcome
            What came out before, where nothing it depends on has changed: not run again.
        on_check : callable, optional
            Told every check and the name of its case when it is their turn.

        Raises
        ------
        ContentError
            The exercise or its solution is broken: never the submission's fault.
        SandboxError
            No worker could be started.
        """
        start = time.perf_counter()
        torch = self._needs_torch(submission, exercise, backend)
        worker = self._worker(submission, exercise, torch=torch)
        try:
            verdict = take_in(worker, self.solution(exercise, torch=torch), backend)
            taken = time.perf_counter() - start
            reference = self.reference(exercise, torch=torch, backend=worker.backend)
            worker.patience = reference.patience
            trial = Trial(exercise, worker, reference, worker.cases)
            run = Run(
                trial,
                [check for check in exercise.checks if _applies(check, trial, skipped_kinds)],
                deferred_kinds=frozenset(deferred_kinds),
                previous={(outcome.check, outcome.case): outcome for outcome in previous},
                every_check=every_check,
                on_check=on_check,
            )
            run.everything(verdict, taken)
            found, notes = _named(trial, run.outcomes, misconceptions)
        finally:
            worker.close()
        notes = (*worker.notes, *notes, *run.warnings())
        return self._report(worker, run, found, notes, start)

    def _worker(
        self, submission: Submission, exercise: Exercise, *, torch: bool
    ) -> SubmissionWorker:
        return SubmissionWorker(
            submission,
            exercise,
            self.sandbox,
            self.cases(exercise),
            family=self.solution(exercise, torch=torch).family,
            device=self.device if torch else "cpu",
        )

    def _report(
        self,
        worker: SubmissionWorker,
        run: Run,
        diagnosis: tuple[Diagnosis, ...],
        notes: tuple[Message, ...],
        start: float,
    ) -> Report:
        exercise = worker.exercise
        return Report(
            exercise=exercise.id,
            title=exercise.head.title,
            file=worker.submission.name,
            backend=worker.backend,
            device=worker.device,
            seed=self.seed,
            isolation=self.sandbox.isolation,
            outcomes=tuple(run.outcomes),
            diagnosis=diagnosis,
            notes=notes,
            seconds=time.perf_counter() - start,
            printed=run.printed,
            origin=exercise.origin,
        )

    def _needs_torch(self, submission: Submission, exercise: Exercise, backend: str | None) -> bool:
        if submission.variant and "torch" in exercise.head.backends:
            solution = self.solution(exercise, torch=True)
            return solution.variant(submission.variant).backend == "torch"
        return may_need_torch(submission, exercise, backend)


def _applies(check: CheckSpec, trial: Trial, skipped_kinds: Collection[str]) -> bool:
    backends = check.backends
    return (not backends or trial.backend in backends) and check.kind not in skipped_kinds


def _named(
    trial: Trial, outcomes: Sequence[Outcome], misconceptions: Mapping[str, Misconception]
) -> tuple[tuple[Diagnosis, ...], tuple[Message, ...]]:
    """Name the mistakes of a submission that is wrong somewhere."""
    if all(outcome.passed or outcome.status is Status.BLOCKED for outcome in outcomes):
        return (), ()
    return diagnose(trial, outcomes, misconceptions)
