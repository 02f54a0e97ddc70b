"""`grader batch`: grade a class."""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grader import messages
from grader.cli._batch_screen import Screen
from grader.cli._command import Choice, Whole, documented, option
from grader.cli._results import book_of, course_option, write_tables
from grader.cli._setting import Setting
from grader.errors import ContentError, UsageError
from grader.interface.desk import found_device
from grader.interface.options import DEVICES
from grader.messages import NOTHING, Message, verbatim

if TYPE_CHECKING:
    from grader.classroom.batch import Batch, Tally
    from grader.classroom.engine import Engine
    from grader.classroom.identify import Joined
    from grader.classroom.plan import Shard
    from grader.classroom.policy import Policy
    from grader.classroom.records import Class
    from grader.classroom.roster import Roster
    from grader.classroom.store import Store

SECTION = "instructor"
_EVERY = 10.0
"""Seconds between lines of progress where nobody sees a line change."""


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


@documented(
    Message(
        "Grade a class: a folder, an archive or a course system's download.\n\n"
        "Run it again at any time: only what is new or changed is graded.\n\n"
        "RESULTS/grades.csv has one line per student and exercise. `points` are the "
        "checks'; `score` is the share of them, out of 100 or of the course file's "
        "points, less what lateness costs. Where there is no mark it is empty."
    ),
    "grader batch submissions.zip --out results",
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
@course_option
@option(
    "--jobs",
    metavar="N",
    type=Whole(1, 512),
    help=Message("submissions at a time; one per core, or per GPU, by default"),
)
@option(
    "--device",
    type=Choice(DEVICES),
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
        self.screen = Screen(setting)

    def run(self) -> int:
        from grader.classroom.database import sealed
        from grader.classroom.filesystem import locked, refusal
        from grader.classroom.policy import Policy, read_policy
        from grader.classroom.roster import read_roster
        from grader.classroom.store import Store

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
                aside = sealed(options.out).name
                self.say(Message("earlier grades are put aside as `{file}`", file=aside))
            store = stack.enter_context(Store(options.out, create=True))
            for remark in store.remarks:
                self.say(Message("warning: {remark}", remark=remark))
            seed = store.seed(options.seed)
            people = self._people(store, found, policy, roster)
            self._policy(store)
            engine = self._engine(stack, seed)
            batch = self._prepare(store, engine, seed, found, people, shard)
            tally = self._drive(batch, store, engine)
            return self._finish(store, tally)

    # ------------------------------------------------------------------ who and what

    def _discovered(self, policy: Policy) -> Class:
        from grader.classroom.discover import discover
        from grader.classroom.sorting import Wanted

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
        from grader.classroom.identify import identify, with_groups
        from grader.classroom.roster import Roster, read_roster

        if roster is None:  # whom an earlier run had on its roster stays in the class
            roster = Roster(store.listed(), store.staff())
        else:
            store.put_staff(roster.staff.values())
        if policy.groups_file and self.options.course:
            other = read_roster(
                (self.setting.cwd / self.options.course).parent / policy.groups_file
            )
            roster, unknown = with_groups(roster, other)
            if unknown:
                said = Message("in `{file}`, and on no roster", file=policy.groups_file)
                self.screen.warn_names(said, unknown)
        return identify(found.students, roster, policy.groups, grouped=policy.grouped)

    # ------------------------------------------------------------------ before

    def _policy(self, store: Store) -> None:
        """Keep the course file's text, so that exports know the rules."""
        if self.options.course:
            text = (self.setting.cwd / self.options.course).read_text("utf-8")
            store.put("course", text)

    def _engine(self, stack: ExitStack, seed: int) -> Engine:
        options, setting = self.options, self.setting
        setup: dict[str, Any] = {
            "content": str(setting.course.root.resolve()),
            "seed": seed,
            "device": found_device() if options.device == "auto" else options.device,
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
        from grader.classroom.slots import hold

        held = hold(stack, device, self.options.jobs, self.setting.environ)
        if device == "cuda":
            self.say(Message("CUDA devices: {names}; one submission at a time on each", names=held))
        return held

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
        self.screen.found(batch, sharded=bool(self.options.shard))
        isolation = messages.from_data(json.loads(environment["isolation"]))
        self.say(Message("isolation: {what}", what=isolation))
        if self.options.explain:
            self.screen.cache(batch)
        return batch

    # ------------------------------------------------------------------ during

    def _drive(self, batch: Batch, store: Store, engine: Engine) -> Tally:
        from grader.classroom.batch import run, stoppable
        from grader.classroom.pace import Pace

        pace = Pace(len(batch.tasks) + len(batch.suspects), time.monotonic)
        with stoppable(engine, self.say) as stop:
            tally = run(batch, store, engine, pace=pace, stop=stop, tick=self._ticking(pace))
        self.setting.pulse(NOTHING)
        return tally

    def _ticking(self, pace: Any) -> Callable[[], None]:
        setting, last = self.setting, time.monotonic()

        def tick() -> None:
            nonlocal last
            setting.pulse(verbatim(f"{pace.bar()} {setting.tr.of(pace.line())}"))
            if time.monotonic() - last >= _EVERY:
                last = time.monotonic()
                if not setting.sees_pulse:
                    self.say(pace.line())

        return tick

    # ------------------------------------------------------------------ after

    def _finish(self, store: Store, tally: Tally) -> int:
        book = book_of(self.setting, store, None)
        write_tables(self.setting, book, store, self.options.out)
        self.screen.summary(book, judged=self.options.course is not None)
        for failure, count in sorted(tally.failures.items()):
            self.say(Message("warning: {n} not graded: {reason}", n=count, reason=failure))
        out = self.setting.relative(self.options.out)
        self.say(
            Message(
                "grades: {file} (also totals.csv; the store is results.db)",
                file=f"{out}/grades.csv",
            )
        )
        if tally.stopped:
            self.say(Message("stopped: run the same command again for the rest"))
            return 130
        commands = f"grader report {out}; grader export {out} --to canvas|moodle|..."
        self.say(Message("next: {command}", command=commands))
        if tally.failures:
            return 4
        return 1 if book.unmatched or store.concerns() else 0


def _shard(options: Options) -> Shard:
    from grader.classroom.plan import Shard

    if not options.shard:
        return Shard()
    index, _, count = options.shard.partition("/")
    if not (index.isdecimal() and count.isdecimal() and 1 <= int(index) <= int(count) <= 100_000):
        raise UsageError(
            Message("`--shard {share}` is no share", share=options.shard),
            hint=Message("`--shard 1/4` is the first of four"),
        )
    if options.seed is None:
        raise UsageError(
            Message("all shards must draw the same inputs: `--shard` needs `--seed`"),
            hint=Message(
                "for example `--seed {seed}`, the same for every shard",
                seed=secrets.randbelow(2**31),
            ),
        )
    return Shard(int(index), int(count))
