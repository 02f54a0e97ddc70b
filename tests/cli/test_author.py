"""`grader author`: files to begin with, and a look behind an exercise."""

from __future__ import annotations

import json
import shutil

import pytest

from grader.content import find_content


@pytest.fixture
def own(cli, course, tmp_path):
    """Return the workspace with a course of its own."""
    cli.course = tmp_path / "course"
    shutil.copytree(course / "exercises", cli.course / "exercises")
    shutil.copytree(course / "solutions", cli.course / "solutions")
    return cli


@pytest.mark.parametrize(
    ("argv", "err"),
    [
        pytest.param(
            ["Bad_Id", "--track", "basics"],
            "error: `Bad_Id` is no id\nhint: lower-case words joined by `-`, as in `layer-norm`\n",
            id="id",
        ),
        pytest.param(
            ["new-one", "--track", "basic"],
            "error: no track `basic`\nhint: did you mean `basics`?\n",
            id="track",
        ),
        pytest.param(
            ["new-one", "--track", "zzz"],
            "error: no track `zzz`\nhint: tracks: basics; or a new `NN-name`\n",
            id="unknown track",
        ),
        pytest.param(
            ["affine", "--track", "basics"],
            "error: `affine` exists: `course/exercises/01-basics/affine.yaml`\n",
            id="exists",
        ),
    ],
)
def test_new_refused(own, argv, err):
    """Nothing is written over, and nothing by half."""
    before = sorted(own.course.rglob("*"))
    done = own("author", "new", *argv)
    assert (done.code, done.out, done.err) == (2, "", err)
    assert sorted(own.course.rglob("*")) == before


def test_new_begins_a_course_where_there_is_none(cli):
    """An author needs no set-up: the first exercise makes the course, in this folder, and nothing else."""
    none = {"GRADER_CONTENT": ""}
    done = cli("author", "new", "first-one", "--track", "basics", **none)
    assert (done.code, done.err) == (
        2,
        "error: there is no course here, so no track `basics`\n"
        "hint: `--track 01-basics` begins a course here; `--content DIR` names one\n",
    )
    assert not any(cli.folder.iterdir())
    done = cli("author", "new", "first-one", "--track", "01-basics", **none)
    assert (done.code, done.err) == (0, "")
    made = {path.relative_to(cli.folder).as_posix() for path in cli.folder.rglob("*.*")}
    assert made == {"exercises/01-basics/first-one.yaml", "solutions/01-basics/first_one.py"}
    assert cli("author", "validate", "first-one", "--seed", "1", **none).code == 0


def test_new(own):
    """It is short, loads, and stands as it is."""
    done = own("author", "new", "third-one", "--track", "02-more", "--title", "Third")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "wrote course/exercises/02-more/third-one.yaml\n"
        "wrote course/solutions/02-more/third_one.py\n"
        "edit them, then: grader author validate third-one\n"
    )
    task = find_content(str(own.course), {}, own.folder).exercise("third-one")
    assert task.head.title.en == "Third"
    assert len((own.course / "exercises/02-more/third-one.yaml").read_text().splitlines()) <= 16
    assert not (own.course / "exercises/02-more/misconceptions.yaml").exists()
    assert own("author", "validate", "third-one").code == 0


def test_preview(own):
    """The statement, then cases with the shapes drawn, checks, misconceptions and hints."""
    out = own("author", "preview", "affine").out
    assert out.startswith("affine   Affine\n")
    assert (
        "\ncases\n"
        "  rect: affine(x float64[3, 5]): all sizes differ\n"
        "  vector: affine(x float64[4]): one dimension only\n"
        "  hidden (hidden): affine(x float64[2, 3, 4]): sizes that no one has seen\n"
        "\nchecks\n"
        "  values (values, 3 points): rect, vector, hidden\n"
    ) in out
    assert "  affine-no-shift: leaves out the constant (caught by rect)\n" in out
    assert out.endswith("\nhints\n  Look at the constant term.\n")


@pytest.mark.parametrize("what", ["exercise", "misconceptions"])
def test_schema(own, what):
    """The schema is JSON and nothing else."""
    done = own("author", "schema", what)
    assert (done.code, done.err) == (0, "")
    assert json.loads(done.out)["title"] == what


def test_new_from_an_answer(own):
    """A file with a function is an exercise that stands, without a line to be written."""
    (own.folder / "answer.py").write_text(
        'def unit_rows(x):\n    """x (n, d), each row by its length."""\n'
        "    return x / (x * x).sum(1, keepdims=True) ** 0.5\n"
    )
    done = own("author", "new", "unit-rows", "--track", "02-more", "--from", "answer.py")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "wrote course/exercises/02-more/unit-rows.yaml\n"
        "wrote course/solutions/02-more/unit_rows.py\n"
        "edit them, then: grader author validate unit-rows\n"
    )
    assert not (own.course / "exercises/02-more/misconceptions.yaml").exists()
    text = (own.course / "exercises/02-more/unit-rows.yaml").read_text()
    assert len(text.splitlines()) <= 18
    done = own("author", "validate", "unit-rows")
    assert done.code == 0, done.out


def test_new_from_an_answer_that_calls_what_it_is_given(own):
    """The author is told where to say what it does; the exercise stands at once."""
    (own.folder / "answer.py").write_text("def twice(act, x):\n    return act(act(x))\n")
    done = own("author", "new", "twice", "--track", "02-more", "--from", "answer.py")
    assert (
        "what the answer calls is given code: say in class `given` of "
        "course/solutions/02-more/twice.py what it does\n"
    ) in done.out
    done = own("author", "validate", "twice")
    assert done.code == 0, done.out


def test_new_from_a_class(own):
    """A class is an exercise that stands, too: its methods are called, its attributes are read."""
    (own.folder / "answer.py").write_text(
        "import numpy as np\n\n\nclass RunningMean:\n"
        '    """`mean` (d,) begins with zeros."""\n\n'
        "    def __init__(self, d):\n        self.mean = np.zeros(d)\n\n"
        '    def update(self, x):\n        """Sees x (n, d)."""\n'
        "        self.mean = (self.mean + x.mean(0)) / 2\n"
    )
    done = own("author", "new", "running-mean", "--track", "02-more", "--from", "answer.py")
    assert (done.code, done.err) == (0, "")
    text = (own.course / "exercises/02-more/running-mean.yaml").read_text()
    assert text.endswith(
        '    new: {d: 6}\n    calls:\n      - update: {x: "normal(7, 6)"}\n      - mean\n'
        "checks:\n  - {kind: values}\n"
    )
    done = own("author", "validate", "running-mean")
    assert done.code == 0, done.out


@pytest.mark.parametrize(
    ("argv", "code", "err"),
    [
        pytest.param(["one", "--from", "no.py"], 3, "cannot read `no.py`", id="no file"),
        pytest.param(
            ["question", "one", "--from", "a.py"], 2, "`--from` begins an exercise", id="question"
        ),
    ],
)
def test_new_from_refused(own, argv, code, err):
    """Nothing is written."""
    before = sorted(own.course.rglob("*"))
    done = own("author", "new", *argv, "--track", "02-more")
    assert done.code == code
    assert err in done.err
    assert sorted(own.course.rglob("*")) == before


def test_words_list_kinds_and_findings(own):
    """What a check may say, and what a mistake may be called by."""
    out = own("author", "words", "kind: unmodified").out
    assert out.startswith("{kind: unmodified}\n    inputs, ")
    assert "findings: modified, aliased, overwritten, global-state\n" in out
    listed = own("author", "words").out
    assert "\nrecord(" in listed
    assert "nested at most 12 deep, and has at most 20000 parts, 4096 of them arrays" in listed
    assert own("author", "words", "no such thing at all").code == 2
