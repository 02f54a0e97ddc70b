"""`grader progress`: a screen at most, days in a row, and the same for other programs."""

from __future__ import annotations

import csv
import io
import json
import shutil

import pytest
from rich.cells import cell_len

from grader.cli._setting import Setting
from grader.learner.log import Log

DAY = 86_400


@pytest.fixture
def busy(cli, tmp_path):
    """Return a workspace in which many exercises were tried and many mistakes are open."""
    folder = tmp_path / "course" / "exercises" / "01-many"
    folder.mkdir(parents=True)
    text = (cli.course / "exercises" / "01-basics" / "affine.yaml").read_text("utf-8")
    for number in range(30):
        (folder / f"task-{number:02}.yaml").write_text(text, encoding="utf-8")
    cli.course = tmp_path / "course"
    log = Log(cli.folder, lambda: cli.now)
    for number in range(20):
        facts = {
            "backend": "numpy",
            "file": "x.py",
            "points": number % 4,
            "max_points": 5,
            "passed": number % 4 == 3,
            "diagnosis": [f"mistake-{number:02}", f"other-{number:02}"],
        }
        log.append(log.event("checked", f"task-{number:02}", **facts))
    return cli


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", ["40", "80", "120"])
def test_a_screen_at_most(busy, width, lang):
    """Open mistakes first, three of them; exercises that are not passed, the last one first."""
    out = busy("progress", "--lang", lang, COLUMNS=width).out
    lines = out.splitlines()
    assert len(lines) <= 23
    assert max(cell_len(line) for line in lines if "grader " not in line) <= int(width)
    assert [line.split()[1] for line in lines if " mistake-" in line or " other-" in line][:3] == [
        "other-18",
        "mistake-18",
        "other-17",
    ]
    first = next(line for line in lines if "✗ task-" in line)
    assert "task-18" in first
    assert lines[-1].endswith("   grader progress --all")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_narrow_quiz(cli, tmp_path, lang):
    """What was asked of a quiz takes two lines where it has to, and so does how sure one is."""
    cli.course = shutil.copytree(cli.course, tmp_path / "quizzed")
    text = "schema: 1\nquiz: a-quiz-of-some-length\ntitle: B\nquestions:\n  - id: sum\n    type: text\n"
    path = cli.course / "exercises" / "01-basics" / "quiz.yaml"
    path.write_text(text + "    prompt: Sum?\n    answer: '3'\n", encoding="utf-8")
    out = cli("quiz", "#sum", "--lang", lang, typed="3\n3\n", COLUMNS="40").out
    out += cli("progress", "--lang", lang, COLUMNS="40").out
    wide = [line for line in out.splitlines() if cell_len(line) > 40]
    assert [line for line in wide if "grader " not in line] == []


def test_all_of_it(busy):
    """`--all` leaves nothing out."""
    out = busy("progress", "--all").out
    assert out.count("✗ task-") == 15
    assert out.count("✓ task-") == 5
    assert out.count("seen 1x") == 30
    assert "more" not in out


@pytest.mark.parametrize(
    ("days", "said"),
    [
        pytest.param([0], "", id="one day is no row"),
        pytest.param([0, 1, 2], "3 days in a row", id="three"),
        pytest.param([0, 1, 3, 4], "2 days in a row", id="a gap ends it"),
        pytest.param([0, 1, 2.9], "", id="and a day without work"),
    ],
)
def test_days_in_a_row(cli, days, said):
    """Counted back from today, or from yesterday where today is young."""
    cli.write("affine.py", "x = 1\n")
    log = Log(cli.folder, lambda: cli.now)
    start = cli.now
    for day in days[:-1] if days[-1] == 2.9 else days:
        cli.now = start + day * DAY
        log.append(log.event("checked", "affine", backend="numpy", points=0, max_points=5))
    cli.now = start + days[-1] * DAY
    if days[-1] == 2.9:
        cli.now += DAY
    first = cli("progress").out.splitlines()[0]
    assert first.endswith(said) if said else "row" not in first


def test_csv(cli):
    """A row per exercise and library."""
    cli.wrong("affine.py")
    cli("check", "affine.py")
    cli("hint", "double-it")
    rows = list(csv.DictReader(io.StringIO(cli("progress", "--format", "csv").out)))
    assert [(row["name"], row["backend"], row["points"], row["tries"]) for row in rows] == [
        ("affine", "numpy", "1.0", "1"),
        ("double-it", "", "0.0", "0"),
    ]
    assert rows[1]["hints"] == "1"


def test_json(cli):
    """One object with everything, and nothing else on stdout."""
    cli.wrong("affine.py")
    cli("check", "affine.py")
    done = cli("progress", "--format", "json")
    found = json.loads(done.out)
    assert done.out.count("\n") == 1
    assert (found["schema"], found["days_in_a_row"], found["not_tried"]) == (1, 1, ["double-it"])
    assert found["exercises"] == [
        {
            "track": "01-basics",
            "name": "affine",
            "backend": "numpy",
            "passed": False,
            "points": 1.0,
            "max_points": 5.0,
            "last": 1.0,
            "tries": 1,
            "hints": 0,
            "gave_up": False,
            "diagnosis": ["affine-no-shift"],
        }
    ]
    assert found["misconceptions"] == [
        {
            "id": "affine-no-shift",
            "open": True,
            "seen": 1,
            "last": "2026-03-01T12:00:00Z",
            "fix": ["affine"],
        }
    ]
    assert found["reviews"] == {"due": [], "later_in_seconds": []}


def test_nothing_tried(cli):
    """Other programs get what there is: nothing, in the same form."""
    assert cli("progress", "--format", "csv").out.count("\n") == 1
    assert json.loads(cli("progress", "--format", "json").out)["exercises"] == []
    assert Setting({}, cli.folder).history.events == ()
