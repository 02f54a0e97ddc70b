"""The learner's commands around `check`: home, list, show, start, hint, explain, solution ..."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from rich.cells import cell_len


@pytest.mark.parametrize(
    ("argv", "err"),
    [
        pytest.param(
            ["start", "affine", "--backend", "torch"],
            "error: `affine` cannot be written in torch\nhint: `--backend numpy`\n",
            id="start-backend",
        ),
        pytest.param(
            ["list", "basic-s"],
            "error: no track `basic-s`\nhint: did you mean `basics`?\n",
            id="list-track",
        ),
        pytest.param(
            ["hint", "affine", "--level", "2"],
            "error: `affine` has 1 hint, not 2\n",
            id="hint-level",
        ),
        pytest.param(
            ["explain", "affine-no-shft"],
            "error: no misconception `affine-no-shft`\nhint: did you mean `affine-no-shift`?\n",
            id="explain-typo",
        ),
        pytest.param(
            ["explain", "zzz"],
            "error: no misconception `zzz`\nhint: codes are what a report calls your mistake\n",
            id="explain-unknown",
        ),
        pytest.param(
            ["solution", "affine"],
            "error: the solution of `affine` opens after a pass\n"
            "hint: `grader hint affine`, or `--give-up`, which is recorded\n",
            id="solution-locked",
        ),
        pytest.param(
            ["solution", "affine", "--give-up", "--diff"],
            "error: no file for `affine` yet\nhint: `grader start affine` writes one\n",
            id="solution-nothing-to-compare",
        ),
        pytest.param(
            ["reset", "affine"],
            "error: no file for `affine` yet\nhint: `grader start affine` writes one\n",
            id="reset-nothing",
        ),
        pytest.param(
            ["repro", "affine", "rect"],
            "error: no file for `affine` yet\nhint: `grader start affine` writes one\n",
            id="repro-no-file",
        ),
    ],
)
def test_refused(cli, argv, err):
    """A refusal is exit 2 with the next action, and leaves no trace."""
    done = cli(*argv)
    assert (done.code, done.out, done.err) == (2, "", err)
    assert not list(cli.folder.iterdir())


# --------------------------------------------------------------------------- home, list, show


def test_home_of_a_beginner(cli):
    """Bare `grader` names the first exercise and the command that begins it."""
    done = cli(HOME=str(cli.folder.parent))
    assert done.code == 0
    assert done.out == (
        f"{f'workspace ~/{cli.folder.name}':<59}0 of 2 exercises done\n"
        "\n"
        "  open    affine   Affine\n"
        "  next    grader start affine\n"
        "\n"
        "  all exercises   grader list\n"
        "  all commands    grader --help\n"
    )


def test_home_after_a_try(cli):
    """It goes on with what was tried last, and its named mistake."""
    cli.wrong("affine.py")
    cli("check", "affine.py")
    out = cli().out
    assert "  open    affine   tried 1x, last: affine-no-shift\n" in out
    assert "  next    grader check affine\n" in out
    assert out.count("\n") <= 12


def test_a_hint_begins_nothing(cli):
    """Home, list and hint go by files; a file that is gone is begun again."""
    cli("hint", "double-it")
    assert "  open    affine   Affine\n  next    grader start affine\n" in cli().out
    assert "    double-it  L1  numpy  Double it\n" in cli("list").out
    cli("start", "double-it")
    assert "  next    grader check double-it\n" in cli().out
    (cli.folder / "double_it.py").unlink()
    assert "  next    grader start double-it\n" in cli().out


def test_home_goes_on_where_a_check_goes_on(cli, tmp_path):
    """After a pass both name the same exercise: the next one in the course."""
    folder = shutil.copytree(cli.course, tmp_path / "longer")
    cli.course = folder
    assert cli("author", "new", "triple-it", "--track", "02-more").code == 0
    cli.right("double_it.py")
    assert "  next       grader start triple-it\n" in cli("check", "double_it.py").out
    assert "  next    grader start triple-it\n" in cli().out


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", ["40", "50", "60"])
def test_a_narrow_terminal(cli, width, lang):
    """No line is wider, but for the commands, which stay whole."""
    cli.wrong("affine.py")
    cli("check", "affine.py")
    cli("hint", "affine")
    for argv in (["list"], ["progress"], ["explain"], ["check", "affine.py"], []):
        done = cli(*argv, "--lang", lang, COLUMNS=width)
        wide = [line for line in done.out.splitlines() if cell_len(line) > int(width)]
        assert [line for line in wide if "grader " not in line and "/" not in line] == []


def test_home_in_chinese(cli):
    """Labels in columns, commands as they are typed."""
    cli.wrong("affine.py")
    cli("check", "affine.py")
    out = cli("--lang", "zh").out
    assert "已完成 0 / 2 个练习" in out  # beside a long path it takes a line of its own
    assert "  当前    affine   已检查 1 次，上次：affine-no-shift\n" in out
    assert "  下一步  grader check affine\n" in out
    assert "  误区    affine-no-shift，出现 1 次   grader progress\n" in out
    assert "  全部练习   grader list\n  全部命令   grader --help\n" in out
    assert cli("progress", "--lang", "zh").out == (
        "已完成 0 / 2，0%  [........................]\n"
        "\n"
        "误区：1 个未解决，0 个已解决\n"
        "  未解决  affine-no-shift  出现 1 次\n"
        "            先改代码：grader check affine\n"
        "  代码通过、并且一次答对相关的题之后，误区才算解决\n"
        "\n"
        "  ✗ affine      1/5  检查 1 次，affine-no-shift\n"
    )


def test_home_when_all_is_done(cli):
    """When nothing is left it says so."""
    for name in ("affine.py", "double_it.py"):
        cli.right(name)
        cli("check", name, "-q")
    assert "  all exercises are done\n" in cli().out


def test_list(cli):
    """One line per exercise: state, level, library, points, title; then the count."""
    cli("start", "double-it")
    cli.wrong("affine.py")
    cli("check", "affine.py")
    legend = "L1 is easy, L5 is hard; both: NumPy or PyTorch\n"
    assert cli("list").out == (
        "basics\n"
        "  ✗ affine     L1  numpy  1/5  Affine\n"
        "  · double-it  L1  numpy       Double it\n"
        "\n"
        "0 of 2 done\n" + legend
    )
    assert cli("list", "--plain").out == (
        "basics\n"
        "  tried   affine     L1  numpy  1/5  Affine\n"
        "  started double-it  L1  numpy       Double it\n"
        "\n"
        "0 of 2 done\n" + legend
    )
    assert cli("list", "bas").out.startswith("basics\n")


def test_no_title_is_cut(cli):
    """A title goes on below its beginning; on a narrow terminal it stands below its exercise."""
    wide = cli("list", COLUMNS="50").out
    assert "  double-it  L1  numpy  Double it\n" in wide
    assert "    affine\n      L1 · numpy · Affine\n" in cli("list", COLUMNS="40").out


def test_show(cli):
    """The statement, the points and the stub, then the command that begins it."""
    done = cli("show", "aff")
    assert done.code == 0
    assert done.out.startswith("affine   Affine\nlevel 1 · numpy\n")
    assert (
        "\npoints\n  3  right results\n  1  inputs stay as they were\n"
        "  1  results of the right dtype\n\n"
        "may import: numpy, the standard library\n"
        "limits: 10 s a call, 60 s in all, 1024 MB\n\n"
        "    def affine(x):\n"
    ) in done.out
    assert done.out.endswith("\n\nbegin: grader start affine\n")


def test_width_is_kept(cli):
    """Narrow terminals get narrow text; code moves to the left before it is broken."""
    said, code = cli("show", "affine", COLUMNS="40").out.split("\n\ndef affine")
    assert max(len(line) for line in said.split("\n")) <= 40
    assert code.startswith("(x):\n    ")


# --------------------------------------------------------------------------- start, reset


def test_start(cli):
    """The file has the header comment, the import and the stub; it is recorded."""
    done = cli("start", "double")
    assert (done.code, done.err) == (0, "")
    assert done.out == "wrote double_it.py\nedit it, then: grader check double-it\n"
    text = (cli.folder / "double_it.py").read_text()
    assert text.startswith(
        "# grader: exercise=double-it backend=numpy\n"
        "# Double it: `grader show double-it`, `grader check double-it`\n"
        "\n"
        "import numpy as np\n"
        "\n"
        "\n"
        "def double_it(x):\n"
    )
    assert json.loads(cli.log())["event"] == "started"


def test_start_never_overwrites(cli):
    """A second start leaves the work alone."""
    cli.write("affine.py", "my work\n")
    done = cli("start", "affine")
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "error: `affine.py` exists and stays as it is\n"
        "hint: `grader check affine`, or `grader reset affine` to begin again\n"
    )
    assert (cli.folder / "affine.py").read_text() == "my work\n"


def test_start_elsewhere(cli):
    """`--dir` makes the folder; `check EX` finds the file again."""
    assert cli("start", "affine", "--dir", "week1").out == (
        "wrote week1/affine.py\nedit it, then: grader check week1/affine.py\n"
    )
    done = cli("check", "affine", COLUMNS="100")
    assert done.code == 1
    assert done.out == (
        "week1/affine.py:14:5  affine is not written yet; edit it, then: grader check affine\n"
    )


def test_start_for_an_editor(cli):
    """A task checks the open file, and its matcher finds the places that a report tells."""
    done = cli("start", "affine", "--editor", "vscode")
    assert "wrote .vscode/tasks.json: Ctrl-Shift-B checks the open file\n" in done.out
    tasks = json.loads((cli.folder / ".vscode" / "tasks.json").read_text("utf-8"))
    [task] = tasks["tasks"]
    assert task["args"] == ["check", "${relativeFile}", "--plain"]
    cli.write("affine.py", "def affine(x):\n    return 2 * y\n")
    matcher = re.compile(task["problemMatcher"]["pattern"]["regexp"], re.M)
    found = matcher.search(cli("check", "affine.py", "--plain").out)
    assert found.groups() == ("affine.py", "2", "16", "return 2 * y")
    cli("start", "double-it", "--editor", "vscode")
    again = cli("start", "double-it", "--dir", "more", "--editor", "vscode")
    assert ".vscode/tasks.json is there and stays as it is\n" in again.out


def test_reset_keeps_the_old_file(cli):
    """Each reset keeps a copy under the next number."""
    for number in (1, 2):
        cli.write("affine.py", f"try {number}\n")
        done = cli("reset", "affine")
        assert done.out == f"kept .grader/backups/affine-{number}.py\nwrote affine.py\n"
        kept = cli.folder / ".grader" / "backups" / f"affine-{number}.py"
        assert kept.read_text() == f"try {number}\n"
    assert (cli.folder / "affine.py").read_text().startswith("# grader: exercise=affine")


# --------------------------------------------------------------------------- attempts


def test_what_is_no_attempt(cli):
    """The starter, the same file again, and a file that is no Python leave the count alone."""
    cli("start", "affine")
    assert "attempt" not in cli("check", "affine").out
    cli.write("affine.py", "def affine(x:\n    return x\n")
    assert "attempt" not in cli("check", "affine").out
    assert "  open    affine   started\n" in cli().out
    for _ in range(2):
        cli.wrong("affine.py")
        assert "attempt 1, no hints " in cli("check", "affine").out
    assert "affine-no-shift, seen 1x" in cli().out


def test_the_best_and_the_last(cli):
    """Progress keeps the best score, and says the last where that is less."""
    cli.wrong("affine.py")
    cli("check", "affine.py")
    cli.write("affine.py", "def affine(x):\n    raise ValueError\n")
    cli("check", "affine.py")
    assert "  ✗ affine      1/5  2 tries, last 0/5\n" in cli("progress").out
    assert "  ✗ affine      1/5  检查 2 次，上次 0/5\n" in cli("progress", "--lang", "zh").out


@pytest.fixture
def both(cli, tmp_path):
    """Return a workspace over a course whose exercises can be written in two libraries."""
    cli.course = shutil.copytree(cli.course, tmp_path / "both")
    cli.folder = tmp_path / "work"
    cli.folder.mkdir()
    for path in (cli.course / "exercises").glob("*/*.yaml"):
        text = path.read_text("utf-8")
        text = text.replace("\nprompt:", "\nbackends: [numpy, torch]\nprompt:", 1)
        path.write_text(text, "utf-8")
    return cli


def test_each_library_has_its_file_and_score(both):
    """NumPy and torch are two files; each is found by its library and by its own name."""
    cli = both
    assert cli("start", "affine").out.endswith("grader check affine\n")
    assert cli("start", "affine", "--backend", "torch").out == (
        "wrote affine_torch.py\nedit it, then: grader check affine_torch.py\n"
    )
    cli.right("affine.py")
    cli.wrong("affine_torch.py", "affine")
    assert "PASSED  5 of 5 points, attempt 1" in cli("check", "affine", "--backend", "numpy").out
    done = cli("check", "affine_torch.py")
    assert "attempt 1, no hints" in done.out
    progress = cli("progress").out
    assert "  ✓ affine (numpy)      5/5  1 try\n" in progress
    assert "  ✗ affine (torch)      1/5  1 try, affine-no-shift\n" in progress
    assert "✓ affine     L1  both  5/5" in cli("list").out
    assert cli("reset", "affine", "--backend", "torch").out == (
        "kept .grader/backups/affine_torch-1.py\nwrote affine_torch.py\n"
    )
    assert "x + x + 1" in (cli.folder / "affine.py").read_text()


def test_no_file_in_that_library(both):
    """The other library's file is no answer to a reset; how to begin this one."""
    both.right("affine.py")
    done = both("reset", "affine", "--backend", "torch")
    assert (done.code, done.err) == (
        2,
        "error: no file for `affine` yet\nhint: `grader start affine --backend torch` writes one\n",
    )


# --------------------------------------------------------------------------- hint, explain


def test_hint_is_recorded_once(cli):
    """A level is recorded when it is first shown, and counts in the next report."""
    want = (
        "affine   hint 1 of 1\n"
        "\n"
        "  Look at the constant term.\n"
        "\n"
        "that was the last one: grader solution affine --give-up\n"
    )
    assert cli("hint", "affine").out == want
    assert cli("hint", "affine").out == want
    assert cli.log().count('"hint"') == 1
    cli.wrong("affine.py")
    assert "attempt 1, 1 hint " in cli("check", "affine.py").out


def test_hint_for_the_exercise_at_work(cli):
    """Without a name, the one begun last; where none is, how to name one."""
    done = cli("hint")
    assert (done.code, done.err) == (
        2,
        "error: no exercise is open\nhint: `grader hint EX`; `grader list` shows all exercises\n",
    )
    cli("start", "affine")
    assert cli("hint").out.startswith("affine   hint 1 of 1\n")
    assert cli("hint", "--lang", "zh").out.startswith("affine   提示 1 / 1\n")
    assert "提示到此为止：grader solution affine --give-up" in cli("hint", "--lang", "zh").out


def test_hints_for_what_failed_come_first():
    """The failed check decides the first level; then the others, in order."""
    from grader.interface.hints import upcoming
    from grader.learner.attempts import Score, Standing
    from grader.model import Hint, Text

    hints = [Hint(Text(str(n)), after) for n, after in enumerate(["values", "log", "log", ""])]
    scores = {"numpy": Score(failed=("log",))}
    order, standing = [], Standing("x", scores)
    for _ in range(5):
        order.append(upcoming(hints, standing))
        standing = Standing("x", scores, hints=tuple(dict.fromkeys(order)))
    assert order == [2, 3, 1, 4, 4]


def test_explain(cli):
    """Title, sentence, and the exercises where it is met; a beginning of the name is enough."""
    assert cli("explain", "affine-no").out == (
        "affine-no-shift   leaves out the constant\n"
        "\n"
        "  The formula has two terms, 2 x and 1; yours gives the first one only.\n"
        "\n"
        "  met in  affine\n"
    )


def test_explain_lists_open_mistakes(cli):
    """Without a code: what each one is, and the command whole."""
    assert cli("explain").out == (
        "no mistake of yours is open\n"
        "codes are what a report calls your mistake: grader explain CODE\n"
    )
    cli.wrong("affine.py")
    cli("check", "affine.py")
    want = "  leaves out the constant   grader explain affine-no-shift\n"
    assert cli("explain").out == want
    assert cli("explain", COLUMNS="40").out == (
        "  leaves out the constant\n    grader explain affine-no-shift\n"
    )
    assert "  练习    affine\n" in cli("explain", "affine-no", "--lang", "zh").out


# --------------------------------------------------------------------------- solution


def test_solution_after_a_pass(cli):
    """A pass opens it; variants and helpers of the author stay out."""
    cli.right("affine.py")
    cli("check", "affine.py", "-q")
    done = cli("solution", "affine")
    assert done.out == (
        '"""Affine: the answer, other right ways to write it, and wrong ones.\n\n'
        'author, year, section, equation\n"""\n\n\n'
        'def affine(x):\n    """Return 2 x + 1, entry by entry."""\n    return 2 * x + 1\n'
    )
    assert '"gave-up"' not in cli.log()


def test_solution_as_a_difference(cli):
    """`--diff` shows what the learner's file has and the solution has not."""
    cli.right("affine.py")
    cli("check", "affine.py", "-q")
    out = cli("solution", "affine", "--diff").out
    assert out.startswith("--- affine.py\n+++ solution\n@@ ")
    assert "\n-    return x + x + 1\n" in out
    assert "\n+    return 2 * x + 1\n" in out


def test_solution_in_the_library_of_the_file(tmp_path, world):
    """Whoever writes in torch is shown torch, and compared with it; `--backend` chooses."""
    cli = world(tmp_path, Path(__file__).parents[1] / "courses/small")
    cli("start", "pair", "--backend", "torch")
    done = cli("solution", "pair", "--give-up")
    assert done.err == ""
    shown = done.out
    assert "np." not in shown
    assert "torch.stack" in shown
    difference = cli("solution", "pair", "--diff").out
    assert difference.startswith("--- pair_torch.py\n+++ solution\n")
    assert "-    raise NotImplementedError\n" in difference
    assert "torch.stack" not in cli("solution", "pair", "--backend", "numpy").out


def test_solution_in_no_library_of_the_exercise(cli):
    """What cannot be written in a library has no solution in it."""
    done = cli("solution", "affine", "--backend", "torch", "--give-up")
    assert done.code == 2
    assert done.err.startswith("error: `affine` cannot be written in torch\n")


def test_giving_up_is_recorded(cli):
    """`--give-up` opens it for good, and stays in the log and in `progress`."""
    assert cli("solution", "affine", "--give-up").code == 0
    assert cli("solution", "affine").code == 0
    assert cli.log().count('"gave-up"') == 1
    assert "    affine           0 tries, gave up\n" in cli("progress").out


# --------------------------------------------------------------------------- progress


def test_progress_of_a_beginner(cli):
    """Nothing tried is no table."""
    assert cli("progress").out == "nothing tried yet\nbegin: grader list\n"


def test_progress(cli):
    """How much is done; open mistakes and what closes them; points, tries and help."""
    cli("hint", "affine")
    for _ in range(2):
        cli.wrong("affine.py", "affine")
        cli("check", "affine.py")
    cli.write("affine.py", "def affine(x):\n    return 2 * x  # again\n")
    cli("check", "affine.py")
    cli.right("double_it.py")
    cli("check", "double_it.py")
    assert cli("progress").out == (
        "1 of 2 done, 50%  [############............]\n"
        "\n"
        "misconceptions: 1 open, 0 closed\n"
        "  open    affine-no-shift  seen 2x\n"
        "            fix it: grader check affine\n"
        "  one closes when its code passes and a question on it is answered right at once\n"
        "\n"
        "  ✗ affine         1/5  2 tries, 1 hint, affine-no-shift\n"
        "  ✓ double-it      5/5  1 try\n"
    )
