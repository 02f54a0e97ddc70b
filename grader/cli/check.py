"""`grader check`: grade files and show what came out."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click

from grader import registry
from grader.cli import _completion
from grader.cli._command import Choice, Whole, documented, option
from grader.cli._report_file import ReportFile, form_of
from grader.cli._running import Running
from grader.cli._setting import Setting
from grader.interface.checking import check, conducting, situation
from grader.interface.options import DETAILS, DEVICES
from grader.messages import NOTHING, Message, verbatim

if TYPE_CHECKING:
    from grader.grading import Conductor
    from grader.interface.work import Work
    from grader.model import Report
    from grader.reports import Situation

SECTION = "learner"


@dataclass(frozen=True, slots=True)
class Options:
    """What one run of `check` was asked for."""

    format: str
    details: str
    backend: str | None
    quiet: bool
    verbose: bool
    watch: bool
    file: ReportFile | None = None
    others: int = 0
    """How many reports share the screen with this one."""
    brief: bool = False
    """Whether one that is told at length stands there already."""


@documented(
    Message("Grade a file: run its functions, compare, name the mistake."),
    "grader check stable_softmax.py --watch",
)
@click.argument("targets", shell_complete=_completion.files, metavar="[FILE|EX]...", nargs=-1)
@option("--exercise", metavar="ID", default="", help=Message("the exercise, where it is not plain"))
@option("--watch", is_flag=True, help=Message("check again whenever a file is saved"))
@option(
    "--device",
    type=Choice(DEVICES),
    default="cpu",
    help=Message("where tensors are placed"),
)
@option("--backend", type=Choice(["numpy", "torch"]), help=Message("library of the file"))
@option("--seed", type=Whole(0), metavar="N", help=Message("draw the inputs of that report"))
@option(
    "--format", "form", type=Choice(registry.kinds("reports")), help=Message("form of the report")
)
@option("-o", "--output", metavar="FILE", default="", help=Message("write the report there"))
@option("--open", "opens", is_flag=True, help=Message("show the page in a browser"))
@option(
    "--failure-details",
    "details",
    type=Choice(DETAILS),
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
    output: str,
    opens: bool,
    details: str,
    require: str | None,
    quiet: bool,
    verbose: bool,
) -> int:
    from grader.interface.work import works

    chosen = works(setting, targets, exercise, backend or "")
    form = form or (form_of(output) if output else "plain" if setting.plain else "terminal")
    file = ReportFile.of(setting, output, form, opens=opens, works=chosen)
    options = Options(form, details, backend, quiet, verbose or setting.traceback, watch, file)
    setting.pulse(Message("checking {name} ...", name=chosen[0].exercise))
    with conducting(
        setting, chosen, seed=seed, device=device, require=require, everything=watch
    ) as conductor:
        run = functools.partial(check_all, setting, conductor, chosen, options)
        if not watch:
            return run()
        return _watched(setting, chosen, run)


def _watched(setting: Setting, chosen: list[Work], run: Callable[[], int]) -> int:
    from grader.cli._watch import watch

    def again() -> None:
        setting.forget_history()
        run()
        remind()

    def remind() -> None:
        if setting.redraws:
            setting.say(verbatim(_done(setting)))
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

    def go_on() -> None:
        showing("next")()
        if all(setting.standing(work.exercise).passed for work in chosen) and _begin(
            setting, chosen
        ):
            paths[:] = [work.path for work in chosen]
            setting.say(Message("now watching {path}", path=setting.relative(paths[0])))

    paths = [work.path for work in chosen]
    pressed = {
        "h": lambda: showing("hint", _at_work(setting, chosen).exercise)(),
        "n": go_on,
        "l": showing("list"),
        "\n": again,
    }
    with setting.keys() as wait:
        watch(paths, again, wait, pressed)
    setting.say(Message("stopped watching"))
    return 0


def _done(setting: Setting) -> str:
    """Return how much of the course is done, in a line."""
    from grader.interface.progress_screen import done_line
    from grader.learner.attempts import count_passed

    ids = setting.course.ids
    return done_line(setting, count_passed(ids, setting.standings()), len(ids))


def _at_work(setting: Setting, chosen: list[Work]) -> Work:
    """Return the first work that is not passed, or the first."""
    open_ = (work for work in chosen if not setting.standing(work.exercise).passed)
    return next(open_, chosen[0])


def _begin(setting: Setting, chosen: list[Work]) -> bool:
    """Put the next exercise in the place of those that are passed; write its file if needed."""
    from grader.cli._main import main
    from grader.interface.work import has_file, works
    from grader.learner.agenda import next_exercise

    ahead = next_exercise(setting.course.heads(), setting.standings(), chosen[-1].exercise)
    if not ahead or (not has_file(setting, ahead) and main(("start", ahead), setting)):
        return False
    chosen[:] = works(setting, (ahead,), "")
    return True


def check_all(setting: Setting, conductor: Conductor, chosen: list[Work], options: Options) -> int:
    """Check every file, print its report, and return the exit code of the worst.

    Of several that share a screen, the first one that fails is told at length.
    """
    code, others = 0, 0 if options.verbose else len(chosen) - 1
    for index, work in enumerate(chosen):
        if index and options.format != "json" and not options.quiet:
            setting.emit("\n")
        shared = replace(options, others=others, brief=bool(others and code))
        report = check_one(setting, conductor, work, shared, afresh=options.watch and not index)
        code = max(code, 4 if report.internal else int(not report.passed))
    return code


def check_one(
    setting: Setting, conductor: Conductor, work: Work, options: Options, *, afresh: bool = False
) -> Report:
    """Grade one file, record it and print its report, `afresh` on an empty screen."""
    soon = functools.partial(_soon, setting) if options.watch else None
    with Running(setting, work.exercise) as running:
        task = setting.course.exercise(work.exercise)
        report = check(
            setting, conductor, work, task, options.backend, on_check=running.check, conduct=soon
        )
    around = situation(setting, report, task)
    text = _rendered(setting, report, around, options)
    if afresh:
        setting.clear()
    if options.file is None:
        setting.emit(text)
        return report
    short = replace(options, format="plain" if setting.plain else "terminal", quiet=True)
    setting.emit(_rendered(setting, report, around, short))
    options.file.write(setting, text)
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


def _rendered(setting: Setting, report: Report, around: Situation, options: Options) -> str:
    from grader.reports import Display, view

    module = registry.member("reports", options.format)
    seen = view(report, module.AUDIENCE, options.details, setting.lang, around)
    layout = Display(
        width=setting.width,
        # the last two lines say what is done and what keys do; another report has four
        height=setting.height - 2 * options.watch - 4 * options.others,
        color=setting.color and options.file is None,
        traceback=setting.traceback,
        quiet=options.quiet,
        brief=options.brief or bool(options.others and report.passed),
        verbose=options.verbose,
    )
    text: str = module.render(seen, layout)
    return text
