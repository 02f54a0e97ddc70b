"""`grader doctor`: what this machine offers, in the order in which things go wrong."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from grader.cli._command import documented, option
from grader.cli._setting import Setting
from grader.errors import ContentError, GraderError, UsageError
from grader.messages import NOTHING, Message, in_context, os_reason, plural, verbatim
from grader.registry import member
from grader.text import beside, pad

if TYPE_CHECKING:
    from grader.attack import Result
    from grader.sandbox import LayerState

SECTION = "learner"
TOLD = ("account", "landlock", "namespaces", "cuda")
"""Layers of which the line says what was found."""

TARGETS = 4
"""Targets that are attacked at the same time, on as many cores."""

OK, PROBLEM = in_context("state of a layer", "ok"), in_context("state of a layer", "PROBLEM")
MISSING, WEAKER = (
    in_context("state of a layer", "missing"),
    in_context("state of a layer", "weaker"),
)


@documented(
    Message("Say what is installed, and what each layer of the sandbox is for."),
    "grader doctor --attack",
)
@option(
    "--attack", is_flag=True, help=Message("run the attack corpus on this machine, print a score")
)
@click.pass_obj
def command(setting: Setting, attack: bool) -> int:
    return _attack(setting) if attack else _examine(setting)


# --------------------------------------------------------------------------- what there is


def _examine(setting: Setting) -> int:
    facts: list[tuple[str, Callable[[Setting], str]]] = [
        ("python", _python),
        ("numpy", lambda _: _version("numpy")),
        ("torch", lambda _: _version("torch")),
        ("terminal", _terminal),
        ("workspace", _workspace),
        ("content", _content),
        ("attacks", _attacks),
    ]
    code = 0
    for label, fact in facts:
        try:
            text, word = fact(setting), OK
        except GraderError as error:
            text, word, code = _what(error), PROBLEM, max(code, error.exit_code)
        except OSError as error:
            said = Message("{reason}: {file}", reason=os_reason(error), file=str(error.filename))
            text, word, code = said, PROBLEM, max(code, 2)
        _line(setting, label, word, text)
    return max(code, _sandbox(setting), _layers(setting))


def _line(setting: Setting, label: str, word: str, text: str) -> None:
    left = f"{pad(label, 11)}{pad(setting.tr.of(word), 9)}"
    lines = beside(left, setting.tr.of(text), setting.width - 1)
    setting.emit("\n".join(lines) + "\n")


def _what(error: GraderError) -> str:
    """Return what is wrong, and where in the content."""
    from grader.content import show

    return show(error) if isinstance(error, ContentError) else error.message


def _python(setting: Setting) -> str:
    return f"{platform.python_version()}, {sys.executable}, {platform.system()}"


def _version(package: str) -> str:
    """Read a version without importing the package: torch alone takes a second."""
    from importlib import metadata

    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        raise UsageError(Message("`{package}` is not installed", package=package)) from None


def _terminal(setting: Setting) -> Message:
    return Message(
        "{n} columns, {form}, {color}, language {lang}",
        n=setting.width,
        form=Message("plain") if setting.plain else Message("glyphs"),
        color=Message("colour") if setting.color else Message("no colour"),
        lang=setting.lang,
    )


def _workspace(setting: Setting) -> Message:
    history = setting.log.read()
    folder, events = str(setting.workspace), len(history.events)
    if not history.damaged:
        return plural("{folder}, {n} event", "{folder}, {n} events", events, folder=folder)
    return plural(
        "{folder}, {events} events, {n} damaged line",
        "{folder}, {events} events, {n} damaged lines",
        len(history.damaged),
        folder=folder,
        events=events,
    )


def _content(setting: Setting) -> Message:
    folder, count = str(setting.course.root), len(setting.course.heads())
    return plural("{folder}, {n} exercise", "{folder}, {n} exercises", count, folder=folder)


def _sandbox(setting: Setting) -> int:
    """The line that is stored with every result."""
    from grader.sandbox import choose

    try:
        sandbox = choose(None)
    except GraderError as error:
        _line(setting, "sandbox", PROBLEM, error.message)
        return error.exit_code
    isolation = sandbox.isolation
    sandbox.close()
    _line(setting, "sandbox", WEAKER if isolation.fallback else OK, isolation.line)
    return 0


def _layers(setting: Setting) -> int:
    """One line per layer of the sandbox: what it is for, or what to do without it.

    The exit code is not 0 if the strongest sandbox cannot run for the lack of one.
    """
    if not sys.platform.startswith("linux"):
        return 0
    from grader.sandbox import probe

    try:
        found = probe()
    except GraderError as error:
        _line(setting, "layers", PROBLEM, error.message)
        return error.exit_code
    for layer in found:
        word = OK if layer.works else PROBLEM if layer.needed else MISSING
        _line(setting, layer.layer, word, _found(layer))
    return 0 if all(layer.works for layer in found if layer.needed) else UsageError.exit_code


def _found(layer: LayerState) -> str:
    """Return what a layer is for, or what came of trying it and what to do."""
    if not layer.works:
        return Message("{found}: {advice}", found=layer.found, advice=layer.advice)
    if layer.layer not in TOLD:
        return layer.purpose
    return Message("{purpose} ({found})", purpose=layer.purpose, found=layer.found)


def _attacks(setting: Setting) -> Message:
    from grader.attack.corpus import attack_files, find_corpus

    corpus = find_corpus()
    if corpus is None:
        return Message("not installed: `grader doctor --attack` runs them in a checkout")
    return plural(
        "{n} file, tried here by `grader doctor --attack`",
        "{n} files, tried here by `grader doctor --attack`",
        len(attack_files(corpus)),
    )


# --------------------------------------------------------------------------- the attacks


def _attack(setting: Setting) -> int:
    """Run the corpus class by class; the exit code is 0 if every attack was stopped."""
    from grader.attack import Battery, find_corpus, run_all
    from grader.attack.corpus import attack_files, read_attack

    corpus = find_corpus()
    if corpus is None:
        raise UsageError(
            Message("the attacks are not installed here"),
            hint=Message("run `grader doctor --attack` in a checkout of the grader"),
        )
    if reason := member("sandbox", "zygote").unavailable("cpu"):
        raise UsageError(
            Message(
                "the attacks are for the Linux sandbox, which does not run here: {reason}",
                reason=reason,
            ),
            hint=Message("`grader doctor` says what is missing"),
        )
    attacks = [read_attack(path) for path in attack_files(corpus)]
    with ExitStack() as stack:
        targets = min(TARGETS, os.cpu_count() or 1)
        batteries = [stack.enter_context(Battery(corpus)) for _ in range(targets)]
        what = plural(
            "{n} attack as {account} on {sandbox}",
            "{n} attacks as {account} on {sandbox}",
            len(attacks),
            account=batteries[0].account,
            sandbox=batteries[0].isolation,
        )
        setting.emit(setting.tr.of(what) + "\n")
        seconds, bad = setting.clock(), 0
        coming = run_all(batteries, attacks)
        for kind in dict.fromkeys(attack.kind for attack in attacks):
            files = [attack for attack in attacks if attack.kind == kind]
            results: list[Result] = []
            for number, attack in enumerate(files, 1):
                setting.pulse(verbatim(f"{kind} {number}/{len(files)}: {attack.name}"))
                results.append(next(coming))
            setting.pulse(NOTHING)
            bad += _score(setting, kind, results)
    stopped = len(attacks) - bad
    what = Message(
        "{stopped} of {n} stopped, {seconds:.0f} s",
        stopped=stopped,
        n=len(attacks),
        seconds=setting.clock() - seconds,
    )
    setting.emit(setting.tr.of(what) + "\n")
    return int(bad > 0)


def _score(setting: Setting, kind: str, results: list[Result]) -> int:
    """Print the score of one class and what was not stopped; return how many those are."""
    bad = [result for result in results if not result.stopped]
    stopped = f"{len(results) - len(bad)}/{len(results)}"
    count = len(bad)
    told = plural("{n} NOT STOPPED", "{n} NOT STOPPED", count) if bad else Message("stopped")
    _line(setting, kind, stopped, told)
    for result in bad:
        what = "; ".join((*result.harm, result.wrong) if result.wrong else result.harm)
        _line(setting, "", "", f"{result.attack.name} ({result.attack.tries}): {what}")
    return len(bad)
