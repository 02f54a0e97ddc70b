"""`grader batch`: grade a class."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grader.cli import _command
from grader.cli._command import Choice, Whole, example, option
from grader.cli._setting import Setting
from grader.messages import Message

if TYPE_CHECKING:
    from grader.classroom.batch import Batch, Figures
    from grader.classroom.engine import Engine
    from grader.classroom.gradebook import Gradebook
    from grader.classroom.identify import Joined
    from grader.classroom.plan import Shard
    from grader.classroom.policy import Policy
    from grader.classroom.records import Class
    from grader.classroom.roster import Roster
    from grader.classroom.store import Store

SECTION = "instructor"
_EVERY = 10.0
"""Seconds between lines of progress where nobody sees a line change."""
_LISTED = 5
"""Problems of one kind that are printed; all of them are in `grades.csv` or counted."""


@dataclass(frozen=True, slots=True)
class Options:
    """What one run of `batch` was asked for."""

    source: Path
    out: Path
    exercise: str
    roster: Path | None
    course: Path | None
    jobs: int | None
    device: str
    require: str | None
    fresh: bool
    shard: str
    seed: int | None
    explain: bool
    engine: str
    scheduler: str


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@click.command(
    cls=_command.Command,
    help=Message(
        "Grade a class: a folder, an archive or a course system's download.\n\n"
        "Run it again at any time: only what is new or changed is graded.\n\n"
        "RESULTS/grades.csv has one line per student and exercise. `points` are the "
        "checks'; `score` is the share of them, out of 100 or of the course file's "
        "points, less what lateness costs. Where there is no mark it is empty."
    ),
    epilog=example("grader batch submissions.zip --out results"),
)
@click.argument("source", metavar="DIR", type=click.Path(path_type=Path))
@option(
    "--out",
    metavar="RESULTS",
    type=click.Path(path_type=Path),
    required=True,
    help=Message("folder of the results"),
)
@option("--exercise", metavar="ID", default="", help=Message("the exercise of every file"))
@option(
    "--roster",
    metavar="CSV",
    type=click.Path(path_type=Path),
    help=Message("who is in the class: a roster, a Canvas gradebook, a Moodle worksheet"),
)
@option(
    "--course",
    metavar="YAML",
    type=click.Path(path_type=Path),
    help=Message("due dates, late penalties, drop rules"),
)
@option(
    "--jobs",
    metavar="N",
    type=Whole(1, 512),
    help=Message("submissions at a time; one per core, or per GPU, by default"),
)
@option(
    "--device",
    type=Choice(["cpu", "cuda", "mps", "auto"]),
    default="cpu",
    help=Message("where tensors are placed"),
)
@option("--require-sandbox", "require", metavar="KIND", help=Message("refuse a weaker sandbox"))
@option(
    "--resume/--fresh",
    "resume",
    default=True,
    help=Message("keep the grades that still hold, or put them aside"),
)
@option(
    "--shard",
    metavar="I/N",
    default="",
    help=Message("grade only share I (from 1) of N; see `grader merge`"),
)
@option(
    "--seed",
    type=Whole(0),
    metavar="N",
    help=Message("seed of the drawn inputs; drawn once by default"),
)
@option("--explain-cache", "explain", is_flag=True, help=Message("say why grades are made again"))
@option(
    "--engine",
    type=Choice(["local", "dask"]),
    default="local",
    help=Message("what runs the grading"),
)
@option("--scheduler", metavar="ADDRESS", default="", help=Message("address of the Dask scheduler"))
@click.pass_obj
def command(
    setting: Setting, /, source: Path, out: Path, resume: bool, jobs: int | None, **more: Any
) -> int:
    options = Options(setting.cwd / source, setting.cwd / out, fresh=not resume, jobs=jobs, **more)
    return Command(setting, options).run()


class Command:
    """One run of `grader batch`."""

    def __init__(self, setting: Setting, options: Options) -> None:
        self.setting, self.options = setting, options
        self.say = setting.say

    def run(self) -> int:
        from grader.classroom.filesystem import locked, refusal
        from grader.classroom.policy import Policy, read_policy
        from grader.classroom.roster import read_roster
        from grader.classroom.store import Store, sealed

        setting, options = self.setting, self.options
        policy = read_policy(setting.cwd / options.course) if options.course else Policy()
        roster = read_roster(setting.cwd / options.roster) if options.roster else None
        found = self._discovered(policy)
        shard = _shard(options)
        try:
            options.out.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise refusal(error, options.out) from None
        with ExitStack() as stack:
            stack.enter_context(locked(options.out / ".lock"))
            if options.fresh and (options.out / "results.db").exists():
                self.say(f"earlier grades are put aside as `{sealed(options.out).name}`")
            store = stack.enter_context(Store(options.out, create=True))
            for remark in store.remarks:
                self.say(f"warning: {remark}")
            seed = store.seed(options.seed)
            people = self._people(store, found, policy, roster)
            self._policy(store)
            engine = self._engine(stack, seed)
            batch = self._prepare(store, engine, seed, found, people, shard)
            figures = self._drive(batch, store, engine)
            return self._finish(batch, store, figures)

    # ------------------------------------------------------------------ who and what

    def _discovered(self, policy: Policy) -> Class:
        from grader.classroom.discover import Wanted, discover
        from grader.errors import ContentError

        course = self.setting.course
        exercise = self.options.exercise
        known: dict[str, tuple[str, ...]] = {}

        def functions(name: str) -> tuple[str, ...]:
            """What an exercise asks for; nothing where its own file is broken."""
            if name not in known:
                try:
                    known[name] = tuple(course.exercise(name).entries)
                except ContentError:
                    known[name] = ()
            return known[name]

        said = self.setting.exercise_id(exercise) if exercise else ""
        return discover(self.options.source, Wanted(course.ids, said, policy.exercises, functions))

    def _people(self, store: Store, found: Class, policy: Policy, roster: Roster | None) -> Joined:
        from grader.classroom.identify import identify
        from grader.classroom.roster import Roster

        if roster is None:  # whom an earlier run had on its roster stays in the class
            roster = Roster(store.listed(), store.staff())
        else:
            store.put_staff(roster.staff.values())
        return identify(found.students, roster, policy.groups, grouped=policy.grouped)

    # ------------------------------------------------------------------ before

    def _policy(self, store: Store) -> None:
        """Keep the course file's text, so that exports know the rules."""
        if self.options.course:
            text = (self.setting.cwd / self.options.course).read_text("utf-8")
            store.put("course", text)

    def _engine(self, stack: ExitStack, seed: int) -> Engine:
        from grader.cli._setting import _found_device

        options, setting = self.options, self.setting
        setup: dict[str, Any] = {
            "content": str(setting.course.root.resolve()),
            "seed": seed,
            "device": _found_device() if options.device == "auto" else options.device,
            "require": options.require,
            "lang": setting.lang,
        }
        engine: Engine
        if options.engine == "dask":
            from grader.classroom.cluster import Cluster

            engine = Cluster(setup, options.scheduler)
        else:
            from grader.classroom.engine import Local

            slots = self._slots(stack, setup["device"])
            log = stack.enter_context((options.out / "stations.log").open("ab"))
            engine = Local(setup, slots, log)
        stack.callback(lambda: engine.close(at_once=False))
        return engine

    def _slots(self, stack: ExitStack, device: str) -> tuple[str, ...]:
        """Where stations run: a submission has a GPU for itself, and CPUs are one for each job."""
        from grader.classroom.slots import cuda_devices, exclusive

        jobs = self.options.jobs
        if device == "cpu":
            return ("",) * (jobs or _cores())
        if device == "mps":
            return ("",)
        held = stack.enter_context(exclusive(cuda_devices(self.setting.environ)))
        self.say(f"CUDA devices: {', '.join(held)}; one submission at a time on each")
        return held[: jobs or len(held)]

    def _prepare(
        self, store: Store, engine: Engine, seed: int, found: Class, people: Joined, shard: Shard
    ) -> Batch:
        from grader.classroom.batch import prepare

        environment = engine.environment()
        names = sorted({entry.exercise for entry in found.entries})
        batch = prepare(
            str(self.options.source.resolve()),
            found,
            people,
            {name: self.setting.course.exercise(name) for name in names},
            store,
            environment,
            seed=seed,
            lang=self.setting.lang,
            shard=shard,
        )
        self._say_found(batch)
        self.say(f"isolation: {environment['isolation']}")
        if self.options.explain:
            for reason, count in sorted(batch.reasons.items()):
                self.say(f"cache: {count} to grade, {reason}")
            if not batch.reasons:
                self.say("cache: every grade still holds")
        return batch

    def _say_found(self, batch: Batch) -> None:
        found, people = batch.found, batch.people
        waiting = len(batch.tasks) + len(batch.suspects)
        self.say(f"layout: {found.layout}")
        again = batch.submissions - batch.unusable - batch.distinct
        parts = [f"{batch.submissions} submissions of {len(found.students)} students"]
        parts.append(f"{batch.unusable} cannot be used" if batch.unusable else "")
        if again > 0 and not self.options.shard:
            parts.append(f"{again} the same as another")
        parts.append(f"{batch.known} graded before" if batch.known else "")
        parts.append(f"{waiting} to grade")
        self.say(", ".join(filter(None, parts)))
        if found.ignored:
            self.say(f"{found.ignored} other files are left alone")
        if people.staff:
            self.say(f"left out, for they are staff's: {_names(people.staff)}")
        self._say_some([str(problem) for problem in (*found.problems, *found.nobodys)])
        if batch.suspects:
            self.say(
                f"{len(batch.suspects)} submissions were being graded when the grader went down "
                "before: they come last, one at a time"
            )

    def _say_some(self, warnings: Sequence[str]) -> None:
        for warning in warnings[:_LISTED]:
            self.say(f"warning: {warning}")
        if len(warnings) > _LISTED:
            self.say(f"warning: ... and {len(warnings) - _LISTED} more of these")

    # ------------------------------------------------------------------ during

    def _drive(self, batch: Batch, store: Store, engine: Engine) -> Figures:
        from grader.classroom.batch import run, stoppable
        from grader.classroom.pace import Pace

        pace = Pace(len(batch.tasks) + len(batch.suspects), time.monotonic)
        with stoppable(engine, self.say) as stop:
            figures = run(batch, store, engine, pace=pace, stop=stop, tick=self._ticking(pace))
        self.setting.pulse("")
        return figures

    def _ticking(self, pace: Any) -> Callable[[], None]:
        setting, last = self.setting, time.monotonic()

        def tick() -> None:
            nonlocal last
            setting.pulse(f"{pace.bar()} {pace.line()}")
            if time.monotonic() - last >= _EVERY:
                last = time.monotonic()
                if not setting.sees_pulse:
                    self.say(pace.line())

        return tick

    # ------------------------------------------------------------------ after

    def _finish(self, batch: Batch, store: Store, figures: Figures) -> int:
        from grader.cli._results import book_of, write_tables

        book = book_of(self.setting, store, None)
        write_tables(book, store, self.options.out)
        self._summary(book)
        for failure, count in sorted(figures.failures.items()):
            self.say(f"warning: {count} not graded: {failure}")
        out = self.setting.relative(self.options.out)
        self.say(f"grades: {out}/grades.csv (also totals.csv; the store is results.db)")
        if figures.stopped:
            self.say("stopped: run the same command again for the rest")
            return 130
        self.say(f"next: grader report {out}; grader export {out} --to canvas|moodle|...")
        if figures.failures:
            return 4
        return 1 if book.unmatched or store.concerns() else 0

    def _summary(self, book: Gradebook) -> None:
        self.setting.emit("".join(f"{_line(book, name)}\n" for name in sorted(book.exercises)))
        for remark in book.remarks:
            self.say(f"note: {remark}")
        for name in sorted(book.extras):
            self.say(
                f"note: only a few handed in {name}: nobody else lacks it, unless `exercises:` in "
                "the course file says that it counts"
            )
        strangers = [book.students[number] for number in sorted(book.unmatched)]
        if strangers:
            names = _names([f"{s.id}, {s.name}" if s.name else s.id for s in strangers])
            self.say(f"warning: on no roster, and nobody's marks: {names}")
        self._say_grades(book, "not graded", "not graded")
        late = sum(g.late != 0 for g in book.grades)
        if late and not self.options.course:
            self.say(f"{late} are marked late: what that costs, a course file says (`--course`)")
        self._say_grades(book, "missing", "nothing handed in")

    def _say_grades(self, book: Gradebook, state: str, said: str) -> None:
        grades = [g for g in book.grades if g.state == state]
        for grade in grades[:_LISTED]:
            note = f": {grade.note}" if grade.note else ""
            self.say(f"{said}: `{book.students[grade.student].id}`, {grade.exercise}{note}")
        if len(grades) > _LISTED:
            self.say(f"{said}: ... and {len(grades) - _LISTED} more (grades.csv)")


def _line(book: Gradebook, exercise: str) -> str:
    """How the class did in one exercise."""
    from grader.classroom.gradebook import STATES

    grades = [g for g in book.grades if g.exercise == exercise]
    count = {state: sum(g.state == state for g in grades) for state in STATES}
    states = ", ".join(f"{n} {state}" for state, n in count.items() if n)
    scores = [g.score for g in grades if g.score is not None and g.state != "missing"]
    if not scores:
        return f"{exercise}: {states}"
    mean = sum(scores) / len(scores)
    return f"{exercise}: {states}, mean {mean:.1f} of {grades[0].worth:g} over {len(scores)} marks"


def _names(names: Sequence[str]) -> str:
    shown = ", ".join(f"`{name}`" for name in names[:_LISTED])
    return shown + (f" and {len(names) - _LISTED} more" if len(names) > _LISTED else "")


def _shard(options: Options) -> Shard:
    from grader.classroom.plan import Shard
    from grader.errors import UsageError

    if not options.shard:
        return Shard()
    index, _, count = options.shard.partition("/")
    if not (index.isdecimal() and count.isdecimal() and 1 <= int(index) <= int(count) <= 100_000):
        raise UsageError(
            f"`--shard {options.shard}` is no share", hint="`--shard 1/4` is the first of four"
        )
    if options.seed is None:
        raise UsageError(
            "all shards must draw the same inputs: `--shard` needs `--seed`",
            hint=f"for example `--seed {secrets.randbelow(2**31)}`, the same for every shard",
        )
    return Shard(int(index), int(count))
