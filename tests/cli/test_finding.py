"""Finding: an exercise by part of its name or by its functions, the next one, and completion."""

from __future__ import annotations

import io

import click
import pytest
from click.shell_completion import ShellComplete

from grader.cli._main import group
from grader.cli._setting import Setting

# --------------------------------------------------------------------------- names


def test_part_of_a_name(cli):
    """Where it is unique, a part is enough, wherever it stands."""
    assert cli("show", "ffin").out.startswith("affine   Affine\n")
    assert cli("show", "it").out.startswith("double-it ")
    assert cli("explain", "ine-no").out.startswith("affine-no-shift ")


def test_part_of_several_names(cli):
    """All of them are named."""
    done = cli("show", "e")
    assert (done.code, done.err) == (
        2,
        "error: `e` is in the names of 2 exercises: affine, double-it\n"
        "hint: write more of the name\n",
    )
    done = cli("explain", "no")
    assert done.err.startswith("error: `no` is in 2 codes: affine-no-shift, double-it-no-")


# --------------------------------------------------------------------------- files

AFFINE = "import numpy as np\n\n\ndef affine(x):\n    return x + x + 1\n"
DOUBLE = "\n\ndef double_it(x):\n    return x + x + 1\n"


def test_by_its_functions(cli):
    """A file without a header, of whatever name, is for the exercise whose function it has."""
    cli.write("homework.py", AFFINE)
    assert "affine\n" in cli("check", "homework.py", "-q").out


def test_both_exercises_of_a_file(cli):
    """A file with the functions of two exercises is checked for both, one after the other."""
    cli.write("homework.py", AFFINE + DOUBLE)
    done = cli("check", "homework.py", "-q")
    assert [line.split()[-1] for line in done.out.splitlines()] == ["affine", "double-it"]
    done = cli("check", "homework.py", "-q", "--exercise", "affine")
    assert done.out.count("\n") == 1


def test_several_reports_share_a_screen(cli):
    """The first that fails is told at length, the others in a line or three; `-v` tells all."""
    double = "def double_it(x):\n    return x\n"
    cli.write("homework.py", "def affine(x):\n    return 2 * x\n" + double)
    done = cli("check", "homework.py")
    assert done.out.count("\n") < 24
    first, last = done.out.split("\n\n")[0], done.out.split("\n\n")[-1]
    assert first.startswith("✗ NOT YET  1 of 5 points ") and "grader hint affine" in done.out
    assert last.startswith("✗ NOT YET  ") and last.endswith("\n  grader check double-it\n")
    assert "isolation: " in cli("check", "homework.py", "-v").out
    cli.write("homework.py", AFFINE + double)
    out = cli("check", "homework.py").out
    assert out.startswith("✓ PASSED  5 of 5 points ") and "\n\n✗ NOT YET" in out


def test_both_headers_of_a_file(cli):
    """Headers name the exercises, whatever else is defined."""
    cli.write("homework.py", "# grader: exercise=affine\n" + AFFINE + DOUBLE)
    assert cli("check", "homework.py", "-q").out.count("\n") == 1
    headers = "# grader: exercise=affine\n# grader: exercise=double-it\n"
    cli.write("homework.py", headers + AFFINE + DOUBLE)
    assert cli("check", "homework.py", "-q").out.count("\n") == 2


def test_no_function_of_the_course(cli):
    """A file that defines nothing known is refused with what would tell."""
    cli.write("homework.py", "def helper(x):\n    return x\n")
    done = cli("check", "homework.py")
    assert (done.code, done.err) == (
        2,
        "error: cannot tell which exercise `homework.py` solves\n"
        "hint: `--exercise ID`, or a first line `# grader: exercise=ID`\n",
    )


# --------------------------------------------------------------------------- what is next


def test_next(cli):
    """The one after the last, what is done left out; at the end, that all are done."""
    assert cli("next").out.startswith("affine   Affine\n")
    cli.right("affine.py")
    cli("check", "affine.py")
    out = cli("next").out
    assert out.startswith("double-it ")
    assert out.endswith("\n\nbegin: grader start double-it\n")
    cli.right("double_it.py")
    assert cli("next").out.endswith("\n\nedit it, then: grader check double-it\n")
    cli("check", "double_it.py")
    assert cli("next").out == "all exercises are done\n"


def test_next_comes_back_to_what_is_open(cli):
    """Where all others are done, it is the one that was tried last."""
    cli.right("double_it.py")
    cli("check", "double_it.py")
    cli.wrong("affine.py")
    cli("check", "affine.py")
    assert cli("next").out.startswith("affine ")


def test_start_is_not_offered_for_a_file_that_is_there(cli):
    """Neither by a report nor by a statement."""
    cli.right("affine.py")
    cli.wrong("double_it.py")
    assert "grader start" not in cli("check", "affine.py").out
    assert "  next       grader check double-it\n" in cli("check", "affine.py").out
    assert cli("show", "affine").out.endswith("edit it, then: grader check affine\n")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("test", "check"),
        ("run", "check"),
        ("ls", "list"),
        ("answer", "solution"),
        ("status", "progress"),
        ("validate", "author validate"),
        ("chekc", "check"),
        ("tset", "check"),
        ("anwser", "solution"),
    ],
)
def test_a_command_that_is_meant(cli, typed, meant):
    """What people type elsewhere is understood; a typing error, too."""
    done = cli(typed)
    assert (done.code, done.err) == (
        2,
        f"error: no command `{typed}`\nhint: did you mean `{meant}`?\n",
    )


# --------------------------------------------------------------------------- completion


@pytest.fixture
def complete(cli):
    """Return what a shell offers after some words."""

    def offered(*words: str) -> list[str]:
        environ = {"GRADER_CONTENT": str(cli.course)}
        setting = Setting(environ, cli.folder, lambda: cli.now, io.StringIO(), io.StringIO())
        shell = ShellComplete(group, {"obj": setting}, "grader", "_GRADER_COMPLETE")
        return [item.value for item in shell.get_completions(list(words[:-1]), words[-1])]

    return offered


@pytest.mark.parametrize(
    ("words", "want"),
    [
        (["prog"], ["progress"]),
        (["author", "val"], ["validate"]),
        (["show", ""], ["affine", "double-it"]),
        (["start", "dou"], ["double-it"]),
        (["check", "a"], ["affine", "answers/", "affine.py"]),
        (["check", "answers/"], ["answers/mine.ipynb"]),
        (["repro", "affine", "rec"], ["rect"]),
        (["repro", "nothing", "rec"], []),
        (["explain", "affine-"], ["affine-no-shift"]),
        (["check", "--backend", "t"], ["torch"]),
        (["quiz", "x"], []),
    ],
)
def test_what_a_shell_offers(cli, complete, words, want):
    """Commands, exercises, files, cases and mistakes."""
    cli.right("affine.py")
    cli.write("notes.txt", "")
    (cli.folder / "answers").mkdir()
    cli.write("answers/mine.ipynb", "{}")
    assert sorted(complete(*words)) == sorted(want)


def test_quizzes_are_offered(cli, complete, tmp_path):
    """A quiz by its name, a question behind `#`; a broken file offers nothing."""
    text = "schema: 1\nquiz: basics\ntitle: B\nquestions:\n  - id: sum\n    type: text\n"
    path = cli.course / "exercises" / "01-basics" / "quiz.yaml"
    try:
        path.write_text(text, encoding="utf-8")
        assert complete("quiz", "b") == ["basics"]
        assert complete("quiz", "basics#") == ["basics#sum"]
        path.write_text("schema: [", encoding="utf-8")
        assert complete("quiz", "b") == []
    finally:
        path.unlink()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script(cli, shell):
    """It begins with the line that sets it up, and calls this program."""
    done = cli("completion", shell)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("# ")
    assert f"grader completion {shell}" in done.out.splitlines()[0]
    assert f"_GRADER_COMPLETE={shell}_complete" in done.out


def test_no_such_shell(cli):
    """The shells that there are."""
    done = cli("completion", "csh")
    assert done.code == 2
    assert "`csh` is not one of `bash`, `zsh`, `fish`" in done.err


# --------------------------------------------------------------------------- the pager


def test_a_long_statement_is_paged(monkeypatch):
    """On a terminal it goes through a pager; into a pipe, and where it is short, it does not."""
    import sys

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    paged: list[str] = []
    out = Terminal()
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(click, "echo_via_pager", paged.append)
    setting = Setting({}, out=out)
    setting.page("short\n")
    setting.page("long\n" * 100)
    assert out.getvalue() == "short\n"
    assert paged == [("long\n" * 100).removesuffix("\n")]
    piped = io.StringIO()
    Setting({}, out=piped).page("long\n" * 100)
    assert piped.getvalue() == "long\n" * 100
