"""`grader doctor`: what this machine offers, in the order in which things go wrong."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable

import click

from grader.cli._setting import Setting
from grader.errors import GraderError

SECTION = "learner"


@click.command(epilog="example: grader doctor")
@click.pass_obj
def command(setting: Setting) -> int:
    """Say what is installed, which sandbox runs, and where things are."""
    facts: list[tuple[str, Callable[[Setting], str]]] = [
        ("python", _python),
        ("numpy", lambda _: _version("numpy")),
        ("torch", lambda _: _version("torch")),
        ("terminal", _terminal),
        ("workspace", _workspace),
        ("content", _content),
        ("sandbox", _sandbox),
    ]
    from grader.reports._text import pad, wrap

    code = 0
    for label, fact in facts:
        try:
            text, word = fact(setting), "ok"
        except GraderError as error:
            text, word, code = str(error), "PROBLEM", max(code, error.exit_code)
        except OSError as error:
            text, word, code = f"{error.strerror}: {error.filename}", "PROBLEM", max(code, 2)
        first, *rest = wrap(text, setting.width - 21)
        lines = [f"{pad(label, 11)}{pad(word, 9)}{first}", *(" " * 20 + line for line in rest)]
        setting.emit("\n".join(lines) + "\n")
    return code


def _python(setting: Setting) -> str:
    return f"{platform.python_version()}, {sys.executable}, {platform.system()}"


def _version(package: str) -> str:
    """Read a version without importing the package: torch alone takes a second."""
    from importlib import metadata

    from grader.errors import UsageError

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


def _sandbox(setting: Setting) -> str:
    from grader.sandbox import choose

    sandbox = choose(None)
    try:
        return sandbox.isolation.line
    finally:
        sandbox.close()
