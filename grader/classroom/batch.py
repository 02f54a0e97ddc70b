"""Conduct a class: discover, plan, drive, store. Returns figures; the command says them."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import FrameType

from grader.classroom import key as keys
from grader.classroom.codec import from_json
from grader.classroom.discover import discover
from grader.classroom.driver import Done, drive
from grader.classroom.engine import Engine
from grader.classroom.envelope import Answer, Fault, Request
from grader.classroom.pace import Pace
from grader.classroom.plan import Shard, Task, current, plan
from grader.classroom.records import Class, Entry, Student
from grader.classroom.reuse import Reuse, known_outcomes, reuses
from grader.classroom.roster import merged
from grader.classroom.store import Store
from grader.content import Content

__all__ = ["Batch", "Figures", "prepare", "run", "stoppable"]

SUSPICIOUS = 2
"""Times a submission was being graded when all went down, after which it is graded last, alone."""


@dataclass(frozen=True, slots=True)
class Batch:
    """A class that is ready to be graded."""

    found: Class
    students: Mapping[str, Student]
    tasks: tuple[Task, ...]
    suspects: tuple[Task, ...]
    numbers: Mapping[str, int]
    environment: int
    run: int
    submissions: int
    unusable: int
    distinct: int
    known: int
    reuses: Mapping[bytes, Reuse] = field(default_factory=dict)
    """By key: why a grade is to be made, and which outcomes of a stored one are kept."""

    @property
    def reasons(self) -> Counter[str]:
        """How many grades are to be made for which reason."""
        return Counter(reuse.reason for reuse in self.reuses.values())


@dataclass(slots=True)
class Figures:
    """What a run came to."""

    graded: int = 0
    failures: dict[str, int] = field(default_factory=dict)
    changed: int = 0
    stopped: bool = False


def prepare(
    root: Path,
    content: Content,
    store: Store,
    environment: Mapping[str, str],
    *,
    seed: int,
    lang: str,
    exercise: str = "",
    roster: Mapping[str, Student] | None = None,
    shard: Shard | None = None,
    found: Class | None = None,
) -> Batch:
    """Find the submissions below `root`, store who handed in what, plan what to grade."""
    found = found or discover(root, content.ids, exercise)
    students, ids = merged(found.students, roster or {})
    entries = _merged_entries(found.entries, students, ids)
    exercises = {name: content.exercise(name) for name in sorted({e.exercise for e in entries})}
    common = {
        "key version": keys.KEY_VERSION,
        "grader": keys.grader_part(),
        "seed": str(seed),
        "language": lang,
        **{name: environment[name] for name in ("runtime", "device", "sandbox")},
    }
    made = plan(entries, exercises, common)
    numbers = {
        name: store.exercise(task, keys.key(keys.exercise_parts(task)).hex())
        for name, task in exercises.items()
    }
    unplaced = {ids[student]: problem for student, problem in found.unplaced.items()}
    odd = [(Entry(students[s], "", None, problem=why), None) for s, why in unplaced.items()]
    store.enrol(str(root.resolve()), students.values(), [*made.entries, *odd])
    shard = shard or Shard()
    mine = [task for key, task in made.tasks.items() if shard.has(key)]
    waiting = [task for task in mine if not store.known(task.key)]
    attempts = store.attempts()
    suspects = [task for task in waiting if attempts.get(task.key, 0) >= SUSPICIOUS]
    doubted = {task.key for task in suspects}
    number = store.environment(environment)
    return Batch(
        found,
        students,
        tuple(sorted((t for t in waiting if t.key not in doubted), key=_order)),
        tuple(sorted(suspects, key=_order)),
        numbers,
        number,
        store.begin_run(number, str(shard)),
        len(entries),
        sum(key is None for _, key in made.entries),
        len(mine),
        len(mine) - len(waiting),
        reuses(waiting, store),
    )


def _order(task: Task) -> tuple[str, bytes]:
    return task.exercise.id, task.key


def _merged_entries(
    entries: tuple[Entry, ...], students: Mapping[str, Student], ids: Mapping[str, str]
) -> list[Entry]:
    """Entries under the roster's names; two for one student and exercise are a problem."""
    out: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        student = students[ids[entry.student.id]]
        place = student.id, entry.exercise
        named = replace(entry, student=student)
        if place in out:
            named = replace(named, leaf=None, problem="handed in twice, under two names")
        out[place] = named
    return list(out.values())


# --------------------------------------------------------------------------- driving


def run(
    batch: Batch,
    store: Store,
    engine: Engine,
    *,
    pace: Pace,
    stop: threading.Event,
    tick: Callable[[], None],
) -> Figures:
    """Grade what is waiting; store each grade as it comes. Stops cleanly when `stop` is set."""
    figures, work = Figures(), engine.work()

    def submit(task: Task) -> Future[Answer]:
        found = current(task)
        if found is None:
            changed = "the file changed while it was graded"
            return _finished(Answer(fault=Fault.CHANGED, message=changed))
        source = found.source if found.cells is None else b""
        known = known_outcomes(batch.reuses[task.key], store)
        request = Request(task.exercise.id, source, found.cells, known)
        return engine.executor.submit(work, request, task.exercise.limits.total)

    def starting(task: Task, attempt: int) -> None:
        store.starting(task.key, attempt, batch.run)

    for tasks, window in ((batch.tasks, engine.window), (batch.suspects, 1)):
        done = drive(tasks, submit, window, starting=starting, stop=stop, tick=tick, retry=_again)
        for one in done:
            _keep(one, batch, store, figures, pace)
            tick()
    figures.stopped = stop.is_set()
    store.end_run(batch.run, figures.graded)
    return figures


def _finished(answer: Answer) -> Future[Answer]:
    future: Future[Answer] = Future()
    future.set_result(answer)
    return future


def _again(answer: Answer) -> str:
    """Say why a submission is to be tried again: a failure of ours is, an author's is not."""
    return answer.message if answer.again else ""


def _keep(
    done: Done[Task, Answer], batch: Batch, store: Store, figures: Figures, pace: Pace
) -> None:
    """Store one answer."""
    task, answer = done.item, done.answer
    failure = done.failure or (answer.message if answer else "")
    pace.step()
    if failure:
        store.failed(task.key, failure)
        figures.failures[failure] = figures.failures.get(failure, 0) + 1
        pace.failures += 1
        return
    assert answer is not None
    report = from_json(answer.report)
    store.graded(
        task.key,
        batch.numbers[task.exercise.id],
        batch.environment,
        task.parts,
        report,
        answer.report,
        answer.structure,
    )
    figures.graded += 1
    pace.mistakes.update(d.id for d in report.diagnosis)


@contextlib.contextmanager
def stoppable(engine: Engine, warn: Callable[[str], None]) -> Iterator[threading.Event]:
    """Let the first SIGINT or SIGTERM stop cleanly, and the second at once."""
    stop = threading.Event()

    def handle(number: int, frame: FrameType | None) -> None:
        if stop.is_set():
            engine.close(at_once=True)
            raise KeyboardInterrupt
        stop.set()
        warn("stopping: what is in flight is finished first (again: at once)")

    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    old = {number: signal.signal(number, handle) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in old.items():
            signal.signal(number, handler)
