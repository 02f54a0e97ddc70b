"""`grader check`: grade files and show what came out."""

from __future__ import annotations

import functools
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click

from grader import registry
from grader.cli import _completion
from grader.cli._command import Choice, Whole, documented, option
from grader.cli._running import Running
from grader.cli._setting import Setting
from grader.interface.lean import answers_need_all, needs_all
from grader.messages import NOTHING, Message

if TYPE_CHECKING:
    from grader.grading import Conductor
    from grader.interface.work import Work
    from grader.model import Report

SECTION = "learner"
SEEDS = 10_000
"""Inputs are drawn afresh for each check, so that no file can know them; short to type."""

_DETAILS = ("full", "actual", "none")


@dataclass(frozen=True, slots=True)
class Options:
    """What one run of `check` was asked for."""

    format: str
    details: str
    backend: str | None
    quiet: bool
    verbose: bool
    watch: bool


@documented(
    Message("Grade a file: run its functions, compare, name the mistake."),
    "grader check stable_softmax.py --watch",
)
@click.argument("targets", shell_complete=_completion.files, metavar="[FILE|EX]...", nargs=-1)
@option("--exercise", metavar="ID", default="", help=Message("the exercise, where it is not plain"))
@option("--watch", is_flag=True, help=Message("check again whenever a file is saved"))
@option(
    "--device",
    type=Choice(["cpu", "cuda", "mps", "auto"]),
    default="cpu",
    help=Message("where tensors are placed"),
)
@option("--backend", type=Choice(["numpy", "torch"]), help=Message("library of the file"))
@option("--seed", type=Whole(0), metavar="N", help=Message("draw the inputs of that report"))
@option(
    "--format", "form", type=Choice(registry.kinds("reports")), help=Message("form of the report")
)
@option(
    "--failure-details",
    "details",
    type=Choice(_DETAILS),
    default="full",
    help=Message("how much a failure reveals"),
)
@option("--require-sandbox", "require", metavar="KIND", help=Message("refuse a weaker sandbox"))
@option("--quiet", "-q", is_flag=True, help=Message("only the verdict line"))
@option("--verbose", "-v", is_flag=True, help=Message("every check, and all that is known"))
@click.pass_obj
def command(
    setting: Setting,
    targets: tuple[str, ...],
    exercise: str,
    watch: bool,
    device: str,
    backend: str | None,
    seed: int | None,
    form: str | None,
    details: str,
    require: str | None,
    quiet: bool,
    verbose: bool,
) -> int:
    from grader.interface.work import works

    chosen = works(setting, targets, exercise, backend or "")
    form = form or ("plain" if setting.plain else "terminal")
    options = Options(form, details, backend, quiet, verbose or setting.traceback, watch)
    seed = secrets.randbelow(SEEDS) if seed is None else seed
    setting.pulse(Message("checking {name} ...", name=chosen[0].exercise))
    sources = [_source(work) for work in chosen]
    answers = {setting.course.solution_path(work.exercise) for work in chosen}
    lean = not (watch or any(map(needs_all, sources)) or any(map(answers_need_all, answers)))
    needed = [_libraries(setting, work, s) for work, s in zip(chosen, sources, strict=True)]
    with setting.grading(
        seed=seed,
        device=device,
        require=require,
        lean=lean,
        libraries=sorted({name for names in needed for name in names}, reverse=True),
    ) as grader:
        run = functools.partial(check_all, setting, grader, chosen, options)
        if not watch:
            return run()
        return _watched(setting, chosen, run)


def _source(work: Work) -> bytes:
    """Return what a file says in UTF-8; nothing where it cannot be read, which is told later."""
    from grader.classroom.encodings import decoded
    from grader.interface.which import leaf_at

    try:
        read = decoded(leaf_at(work.path).read(1 << 20))  # a larger one is refused, unread
    except OSError:
        return b""
    return read.text.encode("utf-8", "replace")


def _libraries(setting: Setting, work: Work, source: bytes) -> set[str]:
    """Return the libraries that grading a file will need."""
    offered = setting.course.head(work.exercise).backends
    torch = "torch" in offered and (b"torch" in source or "numpy" not in offered)
    return {"numpy"} & set(offered) | ({"torch"} if torch else set())


def _watched(setting: Setting, chosen: list[Work], run: Callable[[], int]) -> int:
    from grader.cli._watch import watch

    def again() -> None:
        setting.forget_history()
        run()
        remind()

    def remind() -> None:
        if setting.redraws:
            said = Message("watching: Enter check again · h hint · n next · l list · q quit")
            setting.say(said)
        else:
            setting.say(Message("watching: save to check again, Ctrl-C to stop"))
            setting.say(NOTHING)

    def showing(*argv: str) -> Callable[[], None]:
        def show() -> None:
            from grader.cli._main import main

            setting.clear()
            main(argv, setting)
            remind()

        return show

    pressed = {"h": showing("hint"), "n": showing("next"), "l": showing("list"), "\n": again}
    with setting.keys() as wait:
        watch([work.path for work in chosen], again, wait, pressed)
    setting.say(Message("stopped watching"))
    return 0


def check_all(setting: Setting, grader: Conductor, chosen: list[Work], options: Options) -> int:
    """Check every file, print its report, and return the exit code of the worst."""
    code = 0
    for index, work in enumerate(chosen):
        if index and options.format != "json" and not options.quiet:
            setting.emit("\n")
        report = check_one(setting, grader, work, options, afresh=options.watch and not index)
        code = max(code, 4 if report.internal else int(not report.passed))
    return code


def check_one(
    setting: Setting, grader: Conductor, work: Work, options: Options, *, afresh: bool = False
) -> Report:
    """Grade one file, record it and print its report, `afresh` on an empty screen."""
    from grader.interface.work import read, stored_name
    from grader.model import Submission

    task = setting.course.exercise(work.exercise)
    code = read(setting, work.path, task)
    with Running(setting, work.exercise) as running:
        grade = functools.partial(
            grader.grade,
            Submission(code.data, setting.relative(work.path)),
            task,
            setting.course.misconceptions_of(work.exercise),
            backend=options.backend or work.backend or None,
            on_check=running.check,
        )
        report = _soon(setting, grade) if options.watch else grade()
    report = code.labelled(report)
    if not report.internal:
        _record(setting, report, stored_name(setting, work.path), code.data)
    text = _rendered(setting, report, options)
    if afresh:
        setting.clear()
    setting.emit(text)
    return report


def _soon(setting: Setting, grade: Callable[..., Report]) -> Report:
    """Grade for someone who waits: what is right is known long before how fast it is."""
    from grader.model import Status

    report = grade(deferred_kinds=_timed())
    right = [outcome for outcome in report.outcomes if outcome.passed]
    rest = {outcome.status for outcome in report.outcomes if not outcome.passed}
    if rest != {Status.BLOCKED}:
        return report
    setting.pulse(NOTHING)
    name = report.exercise
    setting.say(Message("{name}: everything else passes; timing it ...", name=name))
    timed = grade(previous=right)
    return replace(timed, seconds=report.seconds + timed.seconds)


def _timed() -> list[str]:
    """Return the kinds of checks that take a fixed time, and never fail."""
    from grader.checks import kind_of, kinds

    return [kind for kind in kinds() if kind_of(kind).timed]


def _record(setting: Setting, report: Report, file: str, code: bytes) -> None:
    from grader.learner.log import digest

    unreadable = any(outcome.finding == "syntax" for outcome in report.outcomes)
    failed = dict.fromkeys(outcome.check for outcome in report.outcomes if not outcome.passed)
    setting.record(
        "checked",
        report.exercise,
        file=file,
        backend=report.backend,
        digest=digest(code),
        **({"syntax": True} if unreadable else {}),
        passed=report.passed,
        points=report.points,
        max_points=report.max_points,
        seed=report.seed,
        failed=list(failed),
        diagnosis=[mistake.id for mistake in report.diagnosis],
    )


def _rendered(setting: Setting, report: Report, options: Options) -> str:
    from grader.interface.work import command_for
    from grader.learner.agenda import next_exercise
    from grader.reports import Display, Situation, view

    task = setting.course.exercise(report.exercise)
    standings = setting.standings()
    standing = standings.get(report.exercise)
    ahead = next_exercise(setting.course.heads(), standings, report.exercise)
    score = standing.scores.get(report.backend) if standing else None
    situation = Situation(
        attempt=score.attempts if score else 0,
        hints_taken=len(standing.hints) if standing else 0,
        hints=len(task.hints),
        purposes={name: case.purpose for name, case in task.cases.items()},
        next_command=command_for(setting, ahead) if ahead else "",
    )
    module = registry.member("reports", options.format)
    seen = view(report, module.AUDIENCE, options.details, setting.lang, situation)
    layout = Display(
        width=setting.width,
        height=setting.height - options.watch,  # the last line says what keys do
        color=setting.color,
        traceback=setting.traceback,
        quiet=options.quiet,
        verbose=options.verbose,
    )
    text: str = module.render(seen, layout)
    return text
