"""`grader author export`: a quiz in the format of another system, an exercise as its autograder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grader import registry
from grader.cli._command import Choice, Whole, documented, option
from grader.cli._setting import Setting
from grader.errors import UsageError
from grader.interface.files import unwritable
from grader.messages import Message, verbatim
from grader.suggest import nearest

if TYPE_CHECKING:
    from grader.model import Misconception
    from grader.questions import Question, Variant

SECTION = "author"
AUTOGRADERS = ("gradescope",)
"""Systems that take an exercise; the others take a quiz."""
REPOSITORY = "github"
"""The system that takes several exercises."""
SHEETS = "notebook"
"""The form of exercises that is a folder of notebooks."""
COURSE = "github-course"
"""The system that takes the course itself."""
SYSTEMS = (*AUTOGRADERS, REPOSITORY, SHEETS, COURSE, *registry.stating("exchange", "WRITES"))


@dataclass(frozen=True, slots=True)
class Options:
    """What one run of `export` was asked for."""

    system: str
    target: str
    output: str | None
    seed: int
    variants: int | None


@documented(
    Message(
        "Write a quiz for gift (Moodle), text2qti (Canvas) or anki, an exercise for "
        "gradescope, exercises for github or as notebooks, a workflow for github-course.\n\n"
        "For Gradescope it is a zip: the complete autograder of one assignment. For GitHub it is a "
        "folder: a starter repository that grades every push. With github-course, the repository "
        "of a course itself proves what changes."
    ),
    "grader author export gradescope stable-softmax",
)
@click.argument("words", metavar="SYSTEM [QUIZ[#ID]|EX ...]", nargs=-1, required=True)
@option("--to", "kind", type=Choice(SYSTEMS), help=Message("the system, if not said first"))
@option("-o", "--output", metavar="FILE", help=Message("write it there"))
@option("--seed", type=Whole(0), default=0, metavar="N", help=Message("of drawn values"))
@option(
    "--variants",
    type=Whole(1, 100),
    metavar="N",
    help=Message("of each question with drawn values"),
)
@click.pass_obj
def command(
    setting: Setting,
    words: tuple[str, ...],
    kind: str | None,
    output: str | None,
    seed: int,
    variants: int | None,
) -> int:
    system, targets = _split(words, kind)
    if system == COURSE:
        return _workflow(setting, targets, output)
    if system == REPOSITORY:
        return _repository(setting, targets, output, seed)
    if system == SHEETS:
        return _sheets(setting, targets, output)
    if len(targets) != 1:
        raise UsageError(
            Message("one quiz or exercise at a time, got {names}", names=" ".join(targets))
        )
    (target,) = targets
    options = Options(system, target, output, seed, variants)
    return (_autograder if system in AUTOGRADERS else _quiz)(setting, options)


def _split(words: tuple[str, ...], kind: str | None) -> tuple[str, tuple[str, ...]]:
    """The system and what goes there; the system is the first word, or that of `--to`."""
    if kind is None and words[0] in SYSTEMS and words[0] != COURSE and len(words) == 1:
        raise UsageError(
            Message("export what to {system}?", system=words[0]),
            hint=verbatim(f"`export {words[0]} QUIZ|EX`"),
        )
    system, rest = (kind, words) if kind else (words[0], words[1:])
    if system not in SYSTEMS:
        listed = Message("there are {names}", names=SYSTEMS)
        raise UsageError(
            Message("no system `{name}` to export to", name=system),
            hint=nearest(system, SYSTEMS, listed),
        )
    return system, tuple(rest)


def _workflow(setting: Setting, targets: tuple[str, ...], output: str | None) -> int:
    """Write the workflow that proves the course in its own repository."""
    from grader import __version__
    from grader.classroom.filesystem import replace_file
    from grader.proof.workflow import FILE, workflow

    if targets:
        raise UsageError(
            Message("`{system}` is for the whole course, got {names}", system=COURSE, names=targets)
        )
    root, repository = setting.course.root, (setting.cwd / (output or ".")).resolve()
    if not root.is_relative_to(repository):
        raise UsageError(
            Message(
                "the course {course} does not lie in {folder}",
                course=setting.relative(root),
                folder=setting.relative(repository),
            ),
            hint=Message("`-o DIR`: the folder of its repository"),
        )
    folder = root.relative_to(repository).as_posix()
    replace_file(repository / FILE, workflow(__version__, folder))
    setting.emit(setting.tr("wrote {path}", path=setting.relative(repository / FILE)) + "\n")
    return 0


def _repository(setting: Setting, names: tuple[str, ...], output: str | None, seed: int) -> int:
    """Write a starter repository for GitHub."""
    from grader import __version__
    from grader.classroom.filesystem import replace_file
    from grader.classroom.github import repository
    from grader.interface.work import fresh

    tasks = [setting.course.exercise(setting.exercise_id(name)) for name in names]
    starters = {
        task.id: fresh(task.head, task.stub, task.head.backends[0], setting.lang, task.given.shown)
        for task in tasks
    }
    folder = setting.cwd / (output or "github-starter")
    for name, text in repository(tasks, starters, __version__, seed).items():
        replace_file(folder / name, text)
    setting.emit(setting.tr("wrote {path}", path=setting.relative(folder)) + "\n")
    setting.say(Message("make it a repository: it can be a template of GitHub Classroom"))
    return 0


def _sheets(setting: Setting, names: tuple[str, ...], output: str | None) -> int:
    """Write a notebook for each exercise and library, none over an existing one."""
    from grader.content.statement import read_statement
    from grader.interface.files import write_new
    from grader.interface.sheets import sheet
    from grader.interface.work import file_name

    folder = setting.cwd / (output or "notebooks")
    for identity in [setting.exercise_id(name) for name in names]:
        task = read_statement(setting.course, identity)
        for backend in task.head.backends:
            path = folder / file_name(task.head, backend, ".ipynb")
            write_new(
                path, sheet(task, backend, setting.lang, install=True), setting.relative(path)
            )
            setting.emit(setting.tr("wrote {path}", path=setting.relative(path)) + "\n")
    return 0


def _autograder(setting: Setting, options: Options) -> int:
    """Write an exercise's zip and say where it goes."""
    from grader.classroom.bundle import bundle
    from grader.classroom.filesystem import replace_file

    if options.variants is not None:
        raise UsageError(Message("`--variants` is for quizzes: an exercise draws from `--seed`"))
    task = setting.course.exercise(setting.exercise_id(options.target))
    path = setting.cwd / (options.output or f"{task.id}-{options.system}.zip")
    replace_file(path, bundle(setting.course, task, options.seed))
    points = sum(check.points for check in task.checks)
    tr = setting.tr
    setting.emit(tr("wrote {path}", path=setting.relative(path)) + "\n")
    setting.say(
        Message(
            "Gradescope: assignment of {points:g} points, Configure Autograder, upload it",
            points=points,
        )
    )
    setting.say(Message("it holds the solution: it is not for students"))
    return 0


def _quiz(setting: Setting, options: Options) -> int:
    """Write a quiz, to the screen or a file, and say what is left out."""
    from grader.exchange import left_out, wrote

    drawn, title = _drawn(setting, options.target, options.seed, options.variants or 1)
    exported = registry.member("exchange", options.system).write(drawn, title, setting.lang)
    output = options.output
    if output is None:
        setting.emit(exported.text)
    else:
        try:
            Path(setting.cwd / output).write_text(exported.text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise unwritable(output, error) from None
        setting.emit(setting.tr.of(wrote(output, len(drawn) - len(exported.left_out))) + "\n")
    for left in exported.left_out:
        setting.say(left_out(left))
    return 0


def _drawn(setting: Setting, target: str, seed: int, count: int) -> tuple[list[Variant], str]:
    from grader.interface.quizzes import named
    from grader.questions import draw

    head, only = named(setting.quizzes, target)
    known = setting.course.misconceptions()
    drawn = []
    for question in setting.quizzes.quiz(head.id).questions:
        if only and question.id != only:
            continue
        whole = _with_reasons(question, known)
        for number in range(count if question.drawn else 1):
            variant = draw(whole, f"export {seed}/{question.id}/{number}", audit=True)
            numbered = replace(whole, id=f"{whole.id}-{number + 1}")
            drawn.append(
                replace(variant, question=numbered) if count > 1 and whole.drawn else variant
            )
    return drawn, head.title.get(setting.lang)


def _with_reasons(question: Question, known: Mapping[str, Misconception]) -> Question:
    """Return the question with the sentences of its misconceptions where it has none itself."""

    def whole(part: Any) -> Any:
        if isinstance(part, Mapping):
            filled = {name: whole(value) for name, value in part.items()}
            name = str(filled.get("misconception"))
            if name in known and filled.get("why", "") is None:
                filled["why"] = known[name].says
            return filled
        return tuple(map(whole, part)) if isinstance(part, tuple) else part

    return replace(question, options=whole(question.options))
