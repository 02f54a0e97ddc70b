"""Grade much from a program: a pool of processes that any thread may hand work to."""

from __future__ import annotations

import itertools
import os
import re
import secrets
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from contextlib import ExitStack
from dataclasses import replace
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from grader.errors import ContentError, InternalError, SandboxError, UsageError
from grader.interface import options
from grader.interface.checking import SEEDS
from grader.interface.desk import Desk, found_device
from grader.interface.report import Report
from grader.interface.told import telling, told
from grader.interface.work import handed_in
from grader.messages import Message

if TYPE_CHECKING:
    from grader.classroom.envelope import Request, Response
    from grader.model import Exercise

Source = str | bytes | PathLike[str]
_NAME = "submission.py"
_ATTEMPTS = 3
"""Times a submission is given to the pool, where the pool itself failed with it."""


class Grader:
    """A pool that grades much: use it in a `with` statement. Nothing is recorded.

    It may be shared by threads. Its memory stays flat, however much it grades: processes keep what
    they know of few exercises, and are replaced now and then. Submissions of one exercise after the
    other are fastest.

    Parameters
    ----------
    jobs : int, optional
        Processes at work at the same time; one for each core by default.
    seed : int, optional
        Of the inputs, the same for everything this pool grades; a random one by default.
    device : str
        Where tensors are placed: `cpu`, `cuda`, `mps` or `auto`.
    require : str, optional
        The sandbox that must be there: `zygote` refuses a weaker one.
    details : str
        How much a failure reveals: `full`, `actual` or `none`.
    lang, content : str
        Language of the reports; the folder of the course, where it is not the usual one.

    Examples
    --------
    >>> with Grader(jobs=2, seed=0) as grader:  # doctest: +SKIP
    ...     report = grader.grade("def affine(x):\\n    return 2 * x", "affine")
    """

    @told
    def __init__(
        self,
        *,
        jobs: int | None = None,
        seed: int | None = None,
        device: str = "cpu",
        require: str | None = None,
        details: str = "full",
        lang: str = "",
        content: str = "",
    ) -> None:
        from grader.classroom.engine import Local
        from grader.classroom.slots import hold

        options.examine(seed=seed, device=device, details=details, lang=lang)
        if jobs is not None and jobs < 1:
            raise UsageError(Message("`jobs` must be 1 or more, got {n}", n=jobs))
        self.seed = secrets.randbelow(SEEDS) if seed is None else seed
        self._details, self._desk = details, Desk(content=content, lang=lang)
        self._lock = threading.Lock()
        self._exercises: dict[str, Exercise] = {}
        device = found_device() if device == "auto" else device
        setup = {
            "content": str(self._desk.course.root.resolve()),
            "seed": self.seed,
            "device": device,
            "require": require,
            "lang": self._desk.lang,
        }
        with ExitStack() as stack:
            slots = hold(stack, device, jobs, self._desk.environ)
            self._engine = Local(setup, slots, stack.enter_context(Path(os.devnull).open("ab")))
            stack.callback(self._engine.close, at_once=True)
            self._open = stack.pop_all()
        self.jobs = len(slots)

    def __enter__(self) -> Grader:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the pool; what is being graded is dropped."""
        self._open.close()

    def grade(self, source: Source, exercise: str) -> Report:
        """Grade one submission; several threads may do so at the same time.

        Parameters
        ----------
        source : str, bytes or path
            The code itself, or the path of a file or a notebook.
        exercise : str
            Its id, or a unique part of it.

        Raises
        ------
        UsageError
            There is no such exercise, or the file cannot be read.
        ContentError
            The exercise is broken.
        SandboxError
            No sandbox could be started.
        """
        return self.submit(source, exercise).result()

    def submit(self, source: Source, exercise: str) -> Future[Report]:
        """Grade one submission in the background; return what its report will be in.

        Raises
        ------
        UsageError
            There is no such exercise, or the file cannot be read.
        """
        with telling(self._desk.lang):
            task = self._exercise(exercise)
            request, name = self._request(source, task)
        return self._engine.executor.submit(self._graded, request, task, name)

    def map(self, sources: Iterable[Source], exercise: str) -> Iterator[Report]:
        """Yield the reports of many submissions in their order, as fast as the pool is.

        Sources are taken as they are needed, so that there may be any number of them. Where the
        grader itself fails with one, its report is `internal` and says why; the next ones go on.

        Raises
        ------
        UsageError
            There is no such exercise, or a file cannot be read.
        ContentError
            The exercise is broken.
        SandboxError
            No sandbox could be started.
        """
        waiting: deque[Future[Report]] = deque()
        left = iter(sources)
        for source in itertools.islice(left, 2 * self.jobs):
            waiting.append(self.submit(source, exercise))
        while waiting:
            report = self._came_to(waiting.popleft(), exercise)
            for source in itertools.islice(left, 1):
                waiting.append(self.submit(source, exercise))
            yield report

    def _came_to(self, waiting: Future[Report], exercise: str) -> Report:
        """Return a report; where the grader failed with this one submission, one that says so."""
        try:
            return waiting.result()
        except SandboxError:
            raise
        except InternalError as error:
            return self._failed(self._exercise(exercise), error.message)

    def _failed(self, task: Exercise, said: Message) -> Report:
        from grader.model import Isolation, Outcome, Status, Verdict

        verdict = Verdict(Status.INTERNAL, said)
        return Report(
            exercise=task.id,
            title=task.head.title,
            file=_NAME,
            backend=task.head.backends[0],
            device="cpu",
            seed=self.seed,
            isolation=Isolation("none", ()),
            outcomes=(Outcome("runs", "runs", "", False, verdict, 0.0, 0.0, 0.0),),
            diagnosis=(),
            notes=(),
            seconds=0.0,
            lang=self._desk.lang,
        )

    def _exercise(self, name: str) -> Exercise:
        with self._lock:
            if name not in self._exercises:
                self._exercises[name] = self._desk.course.exercise(self._desk.exercise_id(name))
            return self._exercises[name]

    def _request(self, source: Source, task: Exercise) -> tuple[Request, str]:
        """Return what goes to a process, and what the submission is called."""
        from grader.classroom.envelope import Request

        if isinstance(source, PathLike):
            path = Path(source)
            found = handed_in(self._desk, path.absolute(), task, alone=True)
            return Request(task.id, found.sent), str(path)
        if not isinstance(source, str | bytes):
            raise UsageError(
                Message(
                    "a source is a text, bytes or a `Path`, got {type}", type=type(source).__name__
                )
            )
        if isinstance(source, str) and re.fullmatch(r"\S+\.(py|ipynb)", source):
            raise UsageError(
                Message("`{source}` is the name of a file, and no source", source=source),
                hint=Message("pass `Path(...)`"),
            )
        given = source.encode("utf-8", "replace") if isinstance(source, str) else source
        found = handed_in(self._desk, Path(_NAME), task, given, alone=True)
        return Request(task.id, found.sent), _NAME

    def _graded(self, request: Request, task: Exercise, name: str) -> Report:
        """Return the report on a request; runs in a thread of the engine's."""
        from grader.classroom.codec import from_json
        from grader.reports import Situation

        with telling(self._desk.lang):
            answer = self._answered(request, task.limits.total)
        report = replace(from_json(answer.report), file=name)
        purposes = {case: spec.purpose for case, spec in task.cases.items()}
        around = Situation(purposes=purposes, commands=False)
        return Report.of(report, lang=self._desk.lang, details=self._details, situation=around)

    def _answered(self, request: Request, seconds: float) -> Response:
        from grader.classroom.engine import EngineError
        from grader.classroom.envelope import Fault

        grade, failure = self._engine.work(), Message("the pool failed")
        fault: Fault | None = Fault.INTERNAL
        for _ in range(_ATTEMPTS):
            try:
                answer = grade(request, seconds)
            except EngineError as error:
                failure = error.message
                continue
            if answer.fault is None:
                return answer
            failure, fault = answer.message, answer.fault
            if not answer.again:
                break
        if fault is Fault.CONTENT:
            raise ContentError(failure)
        raise (SandboxError if fault is Fault.SANDBOX else InternalError)(failure)
