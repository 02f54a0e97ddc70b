"""`grader check`: which file, which exercise, what is printed, what is recorded."""

from __future__ import annotations

import json
import re
from contextlib import contextmanager

import pytest

from grader import registry
from grader.cli._setting import Setting
from grader.errors import SandboxError
from grader.learner.log import digest
from grader.messages import verbatim
from grader.model import Isolation, Outcome, Report, Status, Text, Verdict


@pytest.mark.parametrize(
    ("argv", "err"),
    [
        pytest.param(
            [],
            "error: nothing to check: no file named, and nothing started here\n"
            "hint: `grader check FILE`, or `grader list` to choose an exercise\n",
            id="nothing named",
        ),
        pytest.param(
            ["missing.py"],
            "error: no file `missing.py`\nhint: `grader start EX` writes a file to begin with\n",
            id="no such file",
        ),
        pytest.param(
            ["affine"],
            "error: no file for `affine` yet\nhint: `grader start affine` writes one\n",
            id="not started",
        ),
        pytest.param(
            ["notes.py"],
            "error: cannot tell which exercise `notes.py` solves\n"
            "hint: `--exercise ID`, or a first line `# grader: exercise=ID`\n",
            id="which exercise",
        ),
        pytest.param(
            ["."],
            "error: `.` is a folder\nhint: name the file, or `grader batch` for a class\n",
            id="folder",
        ),
        pytest.param(
            ["header.py"],
            "error: no exercise `afine`\nhint: did you mean `affine`?\n",
            id="header names no exercise",
        ),
        pytest.param(
            ["notes.py", "--exercise", "affine", "--require-sandbox", "vault"],
            "error: no sandbox `vault`",
            id="no such sandbox",
        ),
    ],
)
def test_refused(cli, argv, err):
    """What cannot be checked is exit 2 with the next action, and is not recorded."""
    cli.write("notes.py", "x = 1\n")
    cli.write("header.py", "# grader: exercise=afine\n")
    done = cli("check", *argv)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(err)
    assert not (cli.folder / ".grader").exists()


def test_wrong(cli):
    """A wrong file is exit 1, its mistake is named, and the next commands follow."""
    cli.wrong("affine.py")
    done = cli("check", "affine.py", "--seed", "0")
    assert (done.code, done.err) == (1, "")
    assert done.out.startswith("✗ NOT YET  1 of 5 points, attempt 1, no hints   ")
    assert "\n▸ affine-no-shift   leaves out the constant\n" in done.out
    assert "\n  values / rect   all sizes differ\n" in done.out
    assert done.out.endswith(
        "\n"
        "  hint      grader hint affine   (1 of 1)\n"
        "  explain   grader explain affine-no-shift\n"
        "  try it    grader repro affine rect -o try.py\n"
    )


def test_right(cli):
    """A right file is exit 0, and leads to the next exercise."""
    cli.right("affine.py")
    done = cli("check", "affine")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("✓ PASSED  5 of 5 points, attempt 1, no hints   ")
    assert done.out.endswith("  next       grader start double-it\n")


def test_named_twice(cli):
    """An exercise and its file are one check."""
    cli.right("affine.py")
    assert cli("check", "affine", "affine.py", "--quiet").out.count("\n") == 1
    assert cli.log().count("\n") == 1


def test_recorded(cli):
    """A check is one line in the log."""
    path = cli.wrong("affine.py")
    cli("check", "affine.py", "--seed", "5")
    assert json.loads(cli.log()) == {
        "at": "2026-03-01T12:00:00Z",
        "event": "checked",
        "exercise": "affine",
        "file": "affine.py",
        "backend": "numpy",
        "digest": digest(path.read_bytes()),
        "passed": False,
        "points": 1.0,
        "max_points": 5.0,
        "seed": 5,
        "failed": ["values", "dtype"],
        "diagnosis": ["affine-no-shift"],
    }


def test_json_is_alone_on_stdout(cli):
    """JSON is one object per file, and nothing else."""
    cli.wrong("affine.py")
    cli.right("double_it.py")
    done = cli("check", "affine.py", "double", "--format", "json", "--seed", "3")
    first, second = map(json.loads, done.out.splitlines())
    assert (done.code, done.err) == (1, "")
    assert (first["exercise"], first["passed"], first["seed"]) == ("affine", False, 3)
    assert (second["exercise"], second["passed"]) == ("double-it", True)
    assert [mistake["id"] for mistake in first["diagnosis"]] == ["affine-no-shift"]


def test_quiet(cli):
    """`--quiet` prints the verdict line only."""
    cli.right("affine.py")
    assert cli("check", "-q").err.startswith("error: nothing to check")
    out = cli("check", "-q", "affine.py").out
    assert out == "PASSED  5 of 5 points, attempt 1, no hints  affine\n"


def test_file_of_another_name(cli):
    """The exercise comes from the option, else from the header, else from the file's name."""
    cli.right("mine.py", "affine", above="# grader: exercise=affine backend=numpy\n")
    assert cli("check", "mine.py", "-q").out.endswith("  affine\n")
    cli.right("other.py", "double_it")
    assert cli("check", "other.py", "--exercise", "double", "-q").out.endswith("  double-it\n")
    cli.right("double_it.py")
    assert cli("check", "double_it.py", "-q").out.endswith("  double-it\n")


def test_without_a_target_the_last_one(cli):
    """Bare `check` goes on with what was touched last."""
    cli.right("mine.py", "affine")
    cli("check", "mine.py", "--exercise", "affine")
    assert cli("check", "-q").out == "PASSED  5 of 5 points, attempt 1, no hints  affine\n"


def test_raised(cli):
    """The student's own line is shown, no frame of ours."""
    cli.write("affine.py", "def affine(x):\n    return y\n")
    done = cli("check", "affine.py")
    assert done.code == 1
    assert "    affine.py:2:12  in affine\n      return y\n             ^\n" in done.out
    assert "grader/" not in done.out


def test_broken_exercise_is_the_authors_fault(cli, tmp_path, monkeypatch):
    """A broken content file is exit 3, with file, line and column, and costs nobody a try."""
    course = tmp_path / "course"
    (course / "exercises" / "01-x").mkdir(parents=True)
    (course / "exercises" / "01-x" / "broken.yaml").write_text("schema: 1\nid: broken\nprompt: x\n")
    cli.write("broken.py", "x = 1\n")
    done = cli("check", "broken.py", GRADER_CONTENT=str(course))
    assert (done.code, done.out) == (3, "")
    assert "broken.yaml:" in done.err
    assert not (cli.folder / ".grader").exists()


class _Grader:
    """A grader of ours that fails."""

    def grade(self, submission, exercise, misconceptions, **options):
        verdict = Verdict(Status.INTERNAL, verbatim("worker lost"))
        outcome = Outcome("values", "values", "rect", False, verdict, 0, 3, 0.1)
        isolation = Isolation("process", ())
        return Report(
            exercise.id,
            Text("Affine"),
            submission.name,
            "numpy",
            "cpu",
            0,
            isolation,
            (outcome,),
            (),
            (),
            0.1,
        )


def test_our_fault_is_no_try(cli, monkeypatch):
    """A failure of ours is exit 4, says so, and is not recorded."""

    @contextmanager
    def grading(setting, **options):
        yield _Grader()

    monkeypatch.setattr(Setting, "grading", grading)
    cli.wrong("affine.py")
    done = cli("check", "affine.py")
    assert done.code == 4
    assert "! values  the grader failed here, not your code: worker lost" in done.out
    assert not (cli.folder / ".grader").exists()


def test_sandbox_that_does_not_start(cli, monkeypatch):
    """No sandbox, no verdict: exit 4."""

    @contextmanager
    def grading(setting, **options):
        raise SandboxError("the worker did not start", hint="grader doctor")
        yield

    monkeypatch.setattr(Setting, "grading", grading)
    cli.wrong("affine.py")
    done = cli("check", "affine.py")
    assert (done.code, done.out) == (4, "")
    assert done.err == "error: the worker did not start\nhint: grader doctor\n"


def test_unwritable_workspace_stops_nobody(cli):
    """Progress that cannot be recorded is a warning; the verdict stands."""
    cli.write(".grader", "a file where a folder should be")
    cli.right("affine.py")
    done = cli("check", "affine.py")
    assert done.code == 0
    assert done.err.startswith("warning: progress not recorded in `")


def test_damaged_log_is_said_aloud(cli):
    """Damaged lines are named on stderr."""
    (cli.folder / ".grader").mkdir()
    path = cli.write(".grader/progress.jsonl", "{\n")
    done = cli("progress")
    assert done.err == f"warning: skipped damaged lines of `{path}`: 1\n"


@pytest.mark.parametrize("form", registry.kinds("reports"))
def test_no_expected_value_leaves_by_a_note(cli, form):
    """`plus 2` tells what is right; `--failure-details actual` says nothing of it, in any format."""
    cli.write("affine.py", "def affine(x):\n    return 2 * x + 3\n")
    full = cli("check", "affine.py", "--seed", "1", "-v").out
    assert "note: output is the expected result plus 2\n" in full
    [value] = re.findall(r"output\[.*\] is \S+, expected (\S+)", full)
    actual = cli(
        *("check", "affine.py", "--seed", "1", "--format", form, "-v"),
        *("--failure-details", "actual"),
    ).out
    assert "values" in actual
    actual = actual.replace('"allowed": null', "")
    for told in ("expected", "plus 2", value, "allowed"):
        assert told not in actual


# ----------------------------------------------------------------------------- into a file


def test_a_report_is_written_and_opened(cli, monkeypatch):
    """The form follows the name; the screen has the verdict and where the page is."""
    opened = []
    monkeypatch.setattr("webbrowser.open", lambda address: opened.append(address) or True)
    cli.wrong("affine.py")
    done = cli("check", "affine.py", "-o", "report.html", "--open", "--seed", "0")
    assert done.code == 1
    assert done.out.startswith("NOT YET  1 of 5 points") and done.out.count("\n") == 2
    assert done.out.endswith("\nwrote report.html\n") and done.err == ""
    page = (cli.folder / "report.html").read_text()
    assert page.startswith("<!DOCTYPE html>") and "leaves out the constant" in page
    assert opened == [(cli.folder / "report.html").resolve().as_uri()]


@pytest.mark.parametrize(
    ("name", "start"),
    [("a.md", "## "), ("a.json", "{"), ("a.xml", "<?xml"), ("a.txt", "exercise: affine, ")],
)
def test_the_form_of_a_file_follows_its_name(cli, name, start):
    """And what has no form of its own is plain."""
    cli.right("affine.py")
    assert cli("check", "affine.py", "-o", name).code == 0
    assert (cli.folder / name).read_text().startswith(start)


def test_an_interrupted_write_leaves_the_old_page(cli, monkeypatch):
    """A report is put in place whole: until then the earlier one stands there, and no rest of it."""
    cli.right("affine.py")
    assert cli("check", "affine.py", "-o", "r.html").code == 0
    before = (cli.folder / "r.html").read_text()

    def interrupted(handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", interrupted)
    cli.wrong("affine.py")
    assert cli("check", "affine.py", "-o", "r.html").code == 130
    assert (cli.folder / "r.html").read_text() == before
    assert [path.name for path in cli.folder.glob(".r.html*")] == []


def test_no_browser_is_told(cli, monkeypatch):
    """The page is there all the same."""
    monkeypatch.setattr("webbrowser.open", lambda address: False)
    cli.right("affine.py")
    done = cli("check", "affine.py", "-o", "r.html", "--open")
    assert (done.code, done.err) == (0, "no browser could be opened: open r.html yourself\n")


@pytest.mark.parametrize(
    ("argv", "err"),
    [
        pytest.param(
            ["affine.py", "-o", "affine.py"],
            "error: `affine.py` is a place for work, not for a report\n"
            "hint: as in `-o report.html`\n",
            id="over the work",
        ),
        pytest.param(
            ["affine.py", "-o", "other.ipynb"],
            "error: `other.ipynb` is a place for work, not for a report\n"
            "hint: as in `-o report.html`\n",
            id="over a notebook",
        ),
        pytest.param(
            ["affine.py", "double_it.py", "-o", "r.html"],
            "error: `-o` is for one report, and there are 2 files\n"
            "hint: check one file, or leave `-o` out\n",
            id="two",
        ),
        pytest.param(
            ["affine.py", "--open"],
            "error: `--open` shows a page, and none is written\n"
            "hint: as in `--format html -o report.html --open`\n",
            id="no page",
        ),
        pytest.param(
            ["affine.py", "-o", "r.md", "--open"],
            "error: `--open` shows a page, and none is written\n"
            "hint: as in `--format html -o report.html --open`\n",
            id="no page but a text",
        ),
    ],
)
def test_no_place_for_a_report(cli, argv, err):
    """Work is never replaced, and nothing is graded first."""
    path = cli.wrong("affine.py")
    cli.right("double_it.py")
    before = path.read_text()
    done = cli("check", *argv)
    assert (done.code, done.out, done.err) == (2, "", err)
    assert path.read_text() == before


def test_a_folder_is_no_file_for_a_report(cli):
    """What the file system refuses is said."""
    (cli.folder / "there").mkdir()
    cli.right("affine.py")
    done = cli("check", "affine.py", "-o", "there")
    assert done.code == 2 and done.err.startswith("error: cannot write `there`: ")
