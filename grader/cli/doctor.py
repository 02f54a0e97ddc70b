"""`grader doctor`: what this machine offers, in the order in which things go wrong."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from grader.cli._command import Command, example, option
from grader.cli._setting import Setting
from grader.errors import GraderError, UsageError
from grader.messages import Message

if TYPE_CHECKING:
    from grader.attack import Result
    from grader.sandbox import Probe

SECTION = "learner"
TOLD = ("account", "landlock", "namespaces", "cuda")
"""Layers of which the line says what was found."""


@click.command(
    cls=Command,
    help=Message("Say what is installed, and what each layer of the sandbox is for."),
    epilog=example("grader doctor --attack"),
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
            text, word = fact(setting), "ok"
        except GraderError as error:
            text, word, code = str(error), "PROBLEM", max(code, error.exit_code)
        except OSError as error:
            text, word, code = f"{error.strerror}: {error.filename}", "PROBLEM", max(code, 2)
        _line(setting, label, word, text)
    return max(code, _sandbox(setting), _layers(setting))


def _line(setting: Setting, label: str, word: str, text: str) -> None:
    from grader.text import pad, wrap

    first, *rest = wrap(_local(setting, text), setting.width - 21)
    word = pad(_local(setting, word), 9)
    lines = [f"{pad(label, 11)}{word}{first}", *(" " * 20 + line for line in rest)]
    setting.emit("\n".join(lines) + "\n")


def _local(setting: Setting, text: str) -> str:
    """Return what is said of this machine in the reader's language."""
    if setting.lang != "zh":
        return text
    from grader.cli._doctor_chinese import chinese

    return chinese.find(text) or setting.tr.of(text)


def _python(setting: Setting) -> str:
    return f"{platform.python_version()}, {sys.executable}, {platform.system()}"


def _version(package: str) -> str:
    """Read a version without importing the package: torch alone takes a second."""
    from importlib import metadata

    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        raise UsageError(f"`{package}` is not installed", hint=f"pip install {package}") from None


def _terminal(setting: Setting) -> str:
    form = "plain" if setting.plain else "glyphs"
    color = "colour" if setting.color else "no colour"
    return f"{setting.width} columns, {form}, {color}, language {setting.lang}"


def _workspace(setting: Setting) -> str:
    history = setting.log.read()
    damaged = f", {len(history.damaged)} damaged lines" if history.damaged else ""
    return f"{setting.workspace}, {len(history.events)} events{damaged}"


def _content(setting: Setting) -> str:
    course = setting.course
    return f"{course.root}, {len(course.heads())} exercises"


def _sandbox(setting: Setting) -> int:
    """The line that is stored with every result."""
    from grader.sandbox import choose

    try:
        sandbox = choose(None)
    except GraderError as error:
        _line(setting, "sandbox", "PROBLEM", str(error))
        return error.exit_code
    isolation = sandbox.isolation
    sandbox.close()
    _line(setting, "sandbox", "weaker" if isolation.fallback else "ok", isolation.line)
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
        _line(setting, "layers", "PROBLEM", str(error))
        return error.exit_code
    for layer in found:
        word = "ok" if layer.works else "PROBLEM" if layer.needed else "missing"
        _line(setting, layer.layer, word, _found(setting, layer))
    return 0 if all(layer.works for layer in found if layer.needed) else UsageError.exit_code


def _found(setting: Setting, layer: Probe) -> str:
    """Return what a layer is for, or what came of trying it and what to do."""
    chinese = setting.lang == "zh"
    found = _local(setting, layer.found)
    if not layer.works:
        return f"{found}{'：' if chinese else ': '}{_local(setting, layer.advice)}"
    if layer.layer not in TOLD:
        return layer.purpose
    return _local(setting, layer.purpose) + (f"（{found}）" if chinese else f" ({found})")


def _attacks(setting: Setting) -> str:
    from grader.attack.corpus import attack_files, find_corpus

    corpus = find_corpus()
    if corpus is None:
        return "not installed: `grader doctor --attack` runs them in a checkout"
    return f"{len(attack_files(corpus))} files, tried here by `grader doctor --attack`"


# --------------------------------------------------------------------------- the attacks


def _attack(setting: Setting) -> int:
    """Run the corpus class by class; the exit code is 0 if every attack was stopped."""
    from grader.attack import Battery, find_corpus
    from grader.attack.corpus import attack_files, read_attack
    from grader.registry import member

    corpus = find_corpus()
    if corpus is None:
        raise UsageError(
            "the attacks are not installed here",
            hint="run `grader doctor --attack` in a checkout of the grader",
        )
    if reason := member("sandbox", "zygote").unavailable("cpu"):
        raise UsageError(
            f"the attacks are for the Linux sandbox, which does not run here: {reason}",
            hint="`grader doctor` says what is missing",
        )
    attacks = [read_attack(path) for path in attack_files(corpus)]
    with Battery(corpus) as battery:
        what = f"{len(attacks)} attacks as {battery.account} on {battery.isolation}"
        setting.emit(f"{_local(setting, what)}\n")
        seconds, bad = setting.clock(), 0
        for kind in dict.fromkeys(attack.kind for attack in attacks):
            files = [attack for attack in attacks if attack.kind == kind]
            results: list[Result] = []
            for number, attack in enumerate(files, 1):
                setting.pulse(f"{kind} {number}/{len(files)}: {attack.name}")
                results.append(battery.run(attack))
            setting.pulse("")
            bad += _score(setting, kind, results)
    stopped = len(attacks) - bad
    what = f"{stopped} of {len(attacks)} stopped, {setting.clock() - seconds:.0f} s"
    setting.emit(f"{_local(setting, what)}\n")
    return int(bad > 0)


def _score(setting: Setting, kind: str, results: list[Result]) -> int:
    """Print the score of one class and what was not stopped; return how many those are."""
    bad = [result for result in results if not result.stopped]
    stopped = f"{len(results) - len(bad)}/{len(results)}"
    _line(setting, kind, stopped, "stopped" if not bad else f"{len(bad)} NOT STOPPED")
    for result in bad:
        what = "; ".join((*result.harm, result.wrong) if result.wrong else result.harm)
        _line(setting, "", "", f"{result.attack.name} ({result.attack.tries}): {what}")
    return len(bad)
