"""Grade one submission: the only conductor of checks."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from grader.diagnosis import diagnose
from grader.errors import ContentError
from grader.grading.intake import may_need_torch, take_in
from grader.grading.run import Run, look_ahead
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

KEPT = 4
"""Exercises whose references and truths are kept; submissions come ordered by exercise."""


@dataclass(slots=True)
class _Known:
    """What is known of one exercise."""

    cases: Cases
    solutions: dict[bool, SolutionWorker] = field(default_factory=dict)
    """Workers of its solution file, without torch and with it."""
    references: dict[tuple[bool, str], Reference] = field(default_factory=dict)

    def close(self) -> None:
        for solution in self.solutions.values():
            solution.close()


class Conductor:
    """Grades submissions; keeps the reference's worker and its truths between them.

    Those of the last exercises only, so that memory stays flat.

    Parameters
    ----------
    sandbox : Sandbox
        Where submissions and references run, each in a worker of its own.
    seed : int
        Seed of every draw; recorded in the report.
    device : str
        Where torch submissions run: `cpu`, `cuda`, `mps`.
    kept : int
        How many exercises are the last ones.
    """

    def __init__(
        self, sandbox: Sandbox, *, seed: int, device: str = "cpu", kept: int = KEPT
    ) -> None:
        self.sandbox, self.seed, self.device, self.kept = sandbox, seed, device, kept
        self._known: dict[str, _Known] = {}
        """By the exercises' digests, the last one used at the end."""

    def __enter__(self) -> Conductor:
        return self

    def __exit__(self, *_: object) -> None:
        self.forget()
        self.sandbox.close()

    def draw_from(self, seed: int) -> None:
        """Draw with another seed from now on; what is known of exercises goes with the old one."""
        if seed != self.seed:
            self.forget()
        self.seed = seed

    def forget(self) -> None:
        """Close the references' workers, and drop what they answered."""
        for known in self._known.values():
            known.close()
        self._known.clear()

    def _of(self, exercise: Exercise) -> _Known:
        """Return what is known of an exercise; the one that was not used for longest goes."""
        known = self._known.pop(exercise.digest, None)
        self._known[exercise.digest] = known = known or _Known(Cases(exercise, self.seed))
        if len(self._known) > self.kept:
            self._known.pop(next(iter(self._known))).close()
        return known

    def solution(self, exercise: Exercise, *, torch: bool) -> SolutionWorker:
        """Return the worker of an exercise's solution file, kept between submissions."""
        solutions = self._of(exercise).solutions
        if torch not in solutions:
            both = torch and "numpy" in exercise.head.backends
            solutions[torch] = SolutionWorker(
                exercise,
                self.sandbox,
                torch=torch,
                device=self.device,
                plain=self.solution(exercise, torch=False) if both else None,
            )
        return solutions[torch]

    def reference(self, exercise: Exercise, *, torch: bool, backend: str) -> Reference:
        """Return the reference of an exercise for a library, kept between submissions."""
        references, key = self._of(exercise).references, (torch, backend)
        if key not in references:
            references[key] = Reference(self.solution(exercise, torch=torch), backend)
        return references[key]

    def cases(self, exercise: Exercise) -> Cases:
        """Return the drawn cases of an exercise, kept between submissions."""
        return self._of(exercise).cases

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
            self._begin(worker, skipped_kinds)
            verdict = take_in(worker, self.solution(exercise, torch=torch), backend)
            taken = time.perf_counter() - start
            trial = self._trial(worker, worker.backend)
            worker.patience = trial.reference.patience
            run = Run(
                trial,
                _applying(trial, skipped_kinds),
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

    def _begin(self, worker: SubmissionWorker, skipped_kinds: Collection[str]) -> None:
        """Have the reference asked for what the checks will want, in the likely library."""
        with suppress(ContentError):  # it is told when the file has been looked at
            likely = self._trial(worker, worker.family)
            look_ahead(likely, _applying(likely, skipped_kinds), early=True)

    def _trial(self, worker: SubmissionWorker, backend: str) -> Trial:
        exercise, torch = worker.exercise, worker.family == "torch"
        reference = self.reference(exercise, torch=torch, backend=backend)
        return Trial(exercise, worker, reference, worker.cases)

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


def _applying(trial: Trial, skipped_kinds: Collection[str]) -> list[CheckSpec]:
    """Return the checks that a submission in its library is held to."""
    return [
        check
        for check in trial.exercise.checks
        if (not check.backends or trial.backend in check.backends)
        and check.kind not in skipped_kinds
    ]


def _named(
    trial: Trial, outcomes: Sequence[Outcome], misconceptions: Mapping[str, Misconception]
) -> tuple[tuple[Diagnosis, ...], tuple[Message, ...]]:
    """Name the mistakes of a submission that is wrong somewhere."""
    if all(outcome.passed or outcome.status is Status.BLOCKED for outcome in outcomes):
        return (), ()
    return diagnose(trial, outcomes, misconceptions)
