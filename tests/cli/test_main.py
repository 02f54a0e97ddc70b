"""The edge: exit codes, one line per error, and a start that loads nothing heavy."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

import grader.cli
from grader import __version__
from grader.cli._group import Commands
from grader.cli._main import group
from grader.cli._setting import Setting
from grader.errors import ContentError, InternalError, SandboxError, UsageError
from grader.model import Mark

ROOT = Path(grader.cli.__file__).parent.parent.parent
HEAVY = {"numpy", "torch", "pydantic", "jsonschema", "sympy", "rich.console", "rich.markup"}
LIGHT = [
    pytest.param(["--help"], {"yaml", "rich", "grader.content"}, id="help"),
    pytest.param(["--version"], {"yaml", "rich", "grader.content"}, id="version"),
    pytest.param(
        ["check", "--help"], {"yaml", "grader.content", "grader.grading"}, id="check-help"
    ),
    pytest.param([], {"grader.grading"}, id="home"),
    pytest.param(["list"], {"grader.grading"}, id="list"),
    pytest.param(["show", "affine"], {"grader.grading", "grader.sandbox"}, id="show"),
    pytest.param(["hint", "affine"], {"grader.grading"}, id="hint"),
    pytest.param(["progress"], {"grader.grading"}, id="progress"),
]


@pytest.mark.parametrize(
    ("argv", "err"),
    [
        pytest.param(
            ["chek"], "error: no command `chek`\nhint: did you mean `check`?\n", id="typo"
        ),
        pytest.param(
            ["xyzzy"],
            "error: no command `xyzzy`\nhint: commands are listed by `grader --help`\n",
            id="unknown command",
        ),
        pytest.param(
            ["author", "previw"],
            "error: no command `previw`\nhint: did you mean `preview`?\n",
            id="typo in a group",
        ),
        pytest.param(
            ["check", "--sead", "1"],
            "error: no such option `--sead`\nhint: did you mean `--seed`?\n",
            id="unknown option",
        ),
        pytest.param(
            ["check", "--seed", "-1"],
            "error: invalid value for `--seed`: -1 is not in the range x>=0\n"
            "hint: see `grader check --help`\n",
            id="bad value",
        ),
        pytest.param(
            ["check", "--device", "tpu"],
            "error: invalid value for `--device`: `tpu` is not one of `cpu`, `cuda`, `mps`, "
            "`auto`\nhint: see `grader check --help`\n",
            id="bad choice",
        ),
        pytest.param(
            ["show"],
            "error: missing argument `EX`\nhint: see `grader show --help`\n",
            id="missing argument",
        ),
        pytest.param(
            ["--content", "nowhere", "list"],
            "error: `nowhere` of `--content` is no folder\n"
            "hint: a course is a folder with `exercises` and `solutions`\n",
            id="no course",
        ),
        pytest.param(
            ["show", "afine"],
            "error: no exercise `afine`\nhint: did you mean `affine`?\n",
            id="exercise typo",
        ),
        pytest.param(
            ["show", "zzz"],
            "error: no exercise `zzz`\nhint: exercises are listed by `grader list`\n",
            id="unknown exercise",
        ),
    ],
)
def test_usage(cli, argv, err):
    """A wrong command line is exit 2, one error, hint last, and nothing on stdout."""
    done = cli(*argv)
    assert (done.code, done.out, done.err) == (2, "", err)


@pytest.mark.parametrize(
    ("error", "code", "err"),
    [
        pytest.param(UsageError("no", hint="yes"), 2, "error: no\nhint: yes\n", id="usage"),
        pytest.param(
            ContentError("bad key", mark=Mark("a.yaml", 3, 5, "    key: 1")),
            3,
            "error: a.yaml:3:5: bad key\n    key: 1\n    ^\n",
            id="content",
        ),
        pytest.param(InternalError("ours"), 4, "error: ours\n", id="internal"),
        pytest.param(SandboxError("no worker"), 4, "error: no worker\n", id="sandbox"),
        pytest.param(KeyboardInterrupt(), 130, "interrupted\n", id="interrupted"),
        pytest.param(click.Abort(), 130, "interrupted\n", id="aborted"),
    ],
)
def test_exit_codes(cli, monkeypatch, error, code, err):
    """Whose fault it is decides the exit code."""

    def fail(setting):
        raise error

    monkeypatch.setattr(Setting, "standings", fail)
    done = cli("list")
    assert (done.code, done.out, done.err) == (code, "", err)


def _break(monkeypatch):
    def fail(setting):
        raise ZeroDivisionError("division\nby zero \x1b[31m")

    monkeypatch.setattr(Setting, "standings", fail)


def test_unexpected_exception(cli, monkeypatch):
    """No traceback of ours is printed: one line, and where the traceback is."""
    _break(monkeypatch)
    done = cli("list", "basics")
    kept = cli.folder / ".grader" / "last-error.txt"
    assert (done.code, done.out) == (4, "")
    assert done.err == (
        f"internal error: ZeroDivisionError: division\nhint: the traceback is in `{kept}`\n"
    )
    assert kept.read_text().startswith("grader list basics\n\nTraceback")


def test_unexpected_exception_with_traceback(cli, monkeypatch):
    """`--traceback`, before or after the command, prints it instead."""
    _break(monkeypatch)
    for argv in (["--traceback", "list"], ["list", "--traceback"]):
        done = cli(*argv)
        assert done.code == 4
        assert done.err.startswith("Traceback (most recent call last)")
        assert done.err.endswith("internal error: ZeroDivisionError: division\n")
        assert not (cli.folder / ".grader").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_unexpected_exception_in_a_read_only_folder(cli, monkeypatch):
    """Where nothing can be written, the hint is `--traceback`."""
    _break(monkeypatch)
    cli.folder.chmod(0o500)
    assert cli("list").err.endswith("hint: run again with `--traceback`\n")


def test_help_lists_every_command(cli):
    """Every command stands in the help with one line that is not cut."""
    done = cli("--help")
    assert done.code == 0
    for name in group.list_commands(click.Context(group)):
        assert f"\n  {name}" in done.out
    assert "..." not in done.out.replace("[OPTIONS] [COMMAND] [ARGS]...", "")


def _commands(parent, path=()):
    context = click.Context(parent)
    for name in parent.list_commands(context):
        command = parent.get_command(context, name)
        yield (*path, name), command
        if isinstance(command, Commands):
            yield from _commands(command, (*path, name))


@pytest.mark.parametrize(
    ("path", "command"), [pytest.param(p, c, id="-".join(p)) for p, c in _commands(group)]
)
def test_command_is_documented(path, command):
    """Every command has a help line, an example, and a section."""
    assert command.help
    assert command.epilog.startswith(f"example: grader {' '.join(path)}")
    module = importlib.import_module(f"grader.cli.{'_'.join(path).replace('-', '_')}")
    assert module.SECTION in ("learner", "instructor", "author")
    assert module.__doc__.startswith(f"`grader {' '.join(path)}`")


def test_version(cli):
    """The version is the package's."""
    assert cli("--version").out == f"grader {__version__}\n"


def _run(argv, course, cwd, *options):
    environ = {**os.environ, "GRADER_CONTENT": str(course), "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, *options, *argv], env=environ, cwd=cwd, capture_output=True, text=True
    )


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(("argv", "unwanted"), LIGHT)
def test_start_is_light(course, tmp_path, argv, unwanted, lang):
    """Wall time is noisy, so what counts is which modules are loaded, in any language."""
    code = (
        "import json, sys\nfrom grader.cli import main\n"
        f"code = main({[*argv, '--lang', lang]!r})\n"
        "print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)"
    )
    done = _run(["-c", code], course, tmp_path)
    returned, modules = json.loads(done.stderr.splitlines()[-1])
    assert returned == 0
    assert not (HEAVY | unwanted) & set(modules)


def test_import_loads_nothing(course, tmp_path):
    """`import grader` loads no other module of ours."""
    code = "import sys, grader; print([m for m in sys.modules if m.startswith('grader.')])"
    assert _run(["-c", code], course, tmp_path).stdout == "[]\n"


def test_the_working_folder_holds_no_libraries(course, tmp_path):
    """A student's `click.py` beside the submissions is not imported."""
    for name in ("click", "yaml", "rich", "numpy", "json"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('imported')")
    done = _run(["-m", "grader", "list"], course, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_closed_pipe_is_no_error(course, tmp_path):
    """`grader list | head` ends quietly."""
    environ = {**os.environ, "GRADER_CONTENT": str(course), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        f"{sys.executable} -m grader list | true; echo ${{PIPESTATUS[0]}}",
        shell=True,
        executable="/bin/bash",
        env=environ,
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert (done.stdout, done.stderr) == ("0\n", "")


@pytest.mark.parametrize(
    ("environ", "encoding", "plain"),
    [
        pytest.param({}, "utf-8", False, id="ordinary"),
        pytest.param({"TERM": "dumb"}, "utf-8", True, id="dumb terminal"),
        pytest.param({"GRADER_PLAIN": "1"}, "utf-8", True, id="asked for"),
        pytest.param({"GRADER_PLAIN": "0"}, "utf-8", False, id="asked against"),
        pytest.param({}, "cp1252", True, id="console without a tick mark"),
        pytest.param({"NO_COLOR": "1"}, "utf-8", False, id="no colour is not plain"),
    ],
)
def test_plain(cli, environ, encoding, plain):
    """Plain comes on by itself where glyphs cannot be shown."""
    cli.write("affine.py", "def affine(x):\n    return 2 * x + 1\n")
    cli("check", "affine")
    out = cli("list", encoding=encoding, **environ).out
    assert ("done" in out.split("\n")[1]) == plain
    assert ("✓" in out) != plain


def test_unprintable_text_is_replaced(cli):
    """A console that cannot show a character gets a question mark, not a crash."""
    done = cli("show", "双", encoding="cp1252")
    assert (done.code, done.err.split("\n")[0]) == (2, "error: no exercise `?`")
