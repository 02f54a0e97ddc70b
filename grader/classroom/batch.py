"""Conduct a class: plan, drive, store. Returns a tally; the command says it."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from types import FrameType

from grader.classroom import key as keys
from grader.classroom.codec import from_json
from grader.classroom.driver import Done, drive
from grader.classroom.engine import Engine
from grader.classroom.envelope import Fault, Request, Response
from grader.classroom.identify import Joined
from grader.classroom.pace import Pace
from grader.classroom.plan import Shard, Task, current, plan
from grader.classroom.records import Class, Entry, together
from grader.classroom.reuse import Reuse, known_outcomes, reuses
from grader.classroom.store import Store
from grader.messages import Message, verbatim
from grader.model import Exercise

SUSPICIOUS = 2
"""Times a submission was being graded when all went down, after which it is graded last, alone."""


@dataclass(frozen=True, slots=True)
class Batch:
    """A class that is ready to be graded."""

    found: Class
    people: Joined
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
    def reasons(self) -> Counter[Message]:
        """How many grades are to be made for which reason."""
        return Counter(reuse.reason for reuse in self.reuses.values())


@dataclass(slots=True)
class Tally:
    """What a run came to."""

    graded: int = 0
    failures: dict[Message, int] = field(default_factory=dict)
    stopped: bool = False


def prepare(
    source: str,
    found: Class,
    people: Joined,
    exercises: Mapping[str, Exercise],
    store: Store,
    environment: Mapping[str, str],
    *,
    seed: int,
    lang: str,
    shard: Shard | None = None,
) -> Batch:
    """Store who handed in what, and plan what to grade.

    Parameters
    ----------
    source : str
        Where it was found: what was stored from there before is replaced.
    exercises : mapping
        Those that are handed in, by id.
    """
    entries = _assigned(found.entries, people)
    common = {
        "key version": keys.KEY_VERSION,
        "grader": keys.grader_part(),
        "seed": str(seed),
        "language": lang,
        **{name: environment[name] for name in ("runtime", "device", "sandbox")},
    }
    made = plan(entries, exercises, common)
    numbers = {
        name: store.exercise(
            task, keys.key(keys.exercise_parts(task)).hex(), named=name in found.named
        )
        for name, task in exercises.items()
    }
    loose = [(entry, None) for entry in _loose(found, people)]
    store.enrol(source, people.students.values(), [*made.entries, *loose], found.nobodys)
    shard = shard or Shard()
    mine = [task for key, task in made.tasks.items() if shard.has(key)]
    waiting = [task for task in mine if not store.known(task.key)]
    attempts = store.attempts()
    suspects = [task for task in waiting if attempts.get(task.key, 0) >= SUSPICIOUS]
    doubted = {task.key for task in suspects}
    number = store.environment(environment)
    return Batch(
        found,
        people,
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


def _assigned(entries: Iterable[Entry], people: Joined) -> list[Entry]:
    """The entries of everybody, those of a group for each of its members."""
    out: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        members = people.ids[entry.student.id]
        shared = entry.submission or entry.student.name or entry.student.id
        for member in members:
            student = people.students[member]
            note = Message("handed in by a group ({name})", name=shared) if members[1:] else None
            own = replace(
                entry,
                student=student,
                submitted=entry.submitted or student.submitted,
                note=together(entry.note, note),
            )
            place = member, entry.exercise
            out[place] = _chosen(out[place], own) if place in out else own
    return list(out.values())


def _chosen(one: Entry, other: Entry) -> Entry:
    """Of two hand-ins by the same person under two names, the newer one, where that is known."""
    if one.order == other.order:
        return replace(other, leaf=None, problem=Message("handed in twice, under two names"))
    older, newer = sorted((one, other), key=lambda entry: entry.order)
    note = Message("the newest counts, not {files}", files=f"`{older.file}`")
    return replace(newer, note=together(newer.note, note))


def _loose(found: Class, people: Joined) -> Iterator[Entry]:
    """What is known of people beside their entries: why a missing exercise is no zero."""
    reasons: dict[str, Message] = dict(people.doubts)
    for student, why in found.unplaced.items():
        for member in people.ids[student]:
            reasons[member] = together(reasons.get(member), why)
    for member, why in reasons.items():
        yield Entry(people.students[member], "", None, problem=why)


# --------------------------------------------------------------------------- driving


def run(
    batch: Batch,
    store: Store,
    engine: Engine,
    *,
    pace: Pace,
    stop: threading.Event,
    tick: Callable[[], None],
) -> Tally:
    """Grade what is waiting; store each grade as it comes. Stops cleanly when `stop` is set."""
    tally, work = Tally(), engine.work()

    def submit(task: Task) -> Future[Response]:
        found = current(task)
        if found is None:
            changed = Message("the file changed while it was graded")
            return _finished(Response(fault=Fault.CHANGED, message=changed))
        known = known_outcomes(batch.reuses[task.key], store)
        request = Request(task.exercise.id, found.sent, known)
        return engine.executor.submit(work, request, task.exercise.limits.total)

    def starting(task: Task, attempt: int) -> None:
        store.starting(task.key, attempt, batch.run)

    for tasks, window in ((batch.tasks, engine.window), (batch.suspects, 1)):
        done = drive(tasks, submit, window, starting=starting, stop=stop, tick=tick, retry=_again)
        for one in done:
            _keep(one, batch, store, tally, pace)
            tick()
    tally.stopped = stop.is_set()
    store.end_run(batch.run, tally.graded)
    return tally


def _finished(answer: Response) -> Future[Response]:
    future: Future[Response] = Future()
    future.set_result(answer)
    return future


def _again(answer: Response) -> Message | None:
    """Say why a submission is to be tried again: a failure of ours is, an author's is not."""
    return answer.message if answer.again else None


def _keep(done: Done[Task, Response], batch: Batch, store: Store, tally: Tally, pace: Pace) -> None:
    """Store one answer."""
    task, answer = done.item, done.answer
    failure = done.failure or (answer.message if answer else verbatim(""))
    pace.step()
    if failure:
        store.failed(task.key, failure)
        tally.failures[failure] = tally.failures.get(failure, 0) + 1
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
    tally.graded += 1
    pace.mistakes.update(d.id for d in report.diagnosis)


@contextlib.contextmanager
def stoppable(engine: Engine, warn: Callable[[Message], None]) -> Iterator[threading.Event]:
    """Let the first SIGINT or SIGTERM stop cleanly, and the second at once."""
    stop = threading.Event()

    def handle(number: int, frame: FrameType | None) -> None:
        if stop.is_set():
            engine.close(at_once=True)
            raise KeyboardInterrupt
        stop.set()
        warn(Message("stopping: what is in flight is finished first (again: at once)"))

    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    old = {number: signal.signal(number, handle) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in old.items():
            signal.signal(number, handler)
