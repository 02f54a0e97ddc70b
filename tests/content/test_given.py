"""Given code in the exercise's files: what is read of it, and every way it can be wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from grader.content import Content, show
from grader.content.given import read_given
from grader.content.statement import read_statement
from grader.errors import ContentError
from grader.model import Parameter
from grader.proof import prove
from grader.sandbox import choose
from grader.trial import Cases

COURSE = Path(__file__).parent.parent / "courses" / "given"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return shutil.copytree(COURSE, tmp_path / "course")


def edited(root: Path, name: str, old: str, new: str) -> None:
    path = next(root.glob(f"*/*/{name}"))
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def refusal(root: Path, exercise: str = "skip") -> tuple[str, str]:
    """Load and draw an exercise that must be refused; return the first line and the hint."""
    with pytest.raises(ContentError) as caught:
        task = Content(root).exercise(exercise)
        for spec in task.cases.values():
            Cases(task, 0).draw(spec)
    return str(show(caught.value)).splitlines()[0].rpartition("/")[2], str(caught.value.hint)


def test_what_is_read() -> None:
    """Names with their parameters, and the source at its own lines."""
    text = (COURSE / "solutions" / "01-a" / "skip.py").read_text()
    given = read_given(text, "skip.py", ["skip"])
    assert given.things == {
        "Dense": (Parameter("weight", True), Parameter("bias", True)),
        "Chain": (Parameter("layers", True),),
        "relu": (Parameter("x", True),),
    }
    lines, own = text.splitlines(), given.source.splitlines()
    assert own[6] == lines[6] == "class given:"
    assert own[2] == "" and "def skip" not in given.source


def test_what_it_reaches_comes_with_it() -> None:
    text = "import math\nimport os\n\nTWO = 2\n\n\nclass given:\n    def f(x):\n        return math.exp(TWO * x)\n"
    source = read_given(text, "x.py", []).source
    assert "import math" in source and "TWO = 2" in source and "import os" not in source


def test_students_read_it() -> None:
    statement = read_statement(Content(COURSE), "search")
    assert statement.given.startswith("class given:\n    class Table:")


@pytest.mark.parametrize(
    ("old", "new", "message", "hint"),
    [
        pytest.param("given.relu", "given.rely",
                     "skip.yaml:12:154: `act` of case `rect`: the given code has no `rely`",
                     "did you mean `relu`?", id="unknown-thing"),
        pytest.param("given.Dense(normal(3, 4), normal(4))", "given.Dens(normal(3, 4), normal(4))",
                     "skip.yaml:12:58: `first` of case `rect`: the given code has no `Dens`",
                     "did you mean `Dense`?", id="unknown-class"),
        pytest.param("given.Dense(normal(3, 4), normal(4))", "given.Zzz(normal(3, 4))",
                     "skip.yaml:12:58: `first` of case `rect`: the given code has no `Zzz`",
                     "given code: `Chain`, `Dense`, `relu`", id="far-from-all"),
        pytest.param("given.Dense(normal(3, 4), normal(4))", "given.Dense(normal(3, 4))",
                     "in `given.Dense(normal(3, 4))`: `given.Dense` lacks `bias`",
                     "it takes `weight`, `bias`", id="lacks"),
        pytest.param("given.Dense(normal(3, 4), normal(4))", "given.Dense(1, 2, 3)",
                     "`given.Dense` is given 3 arguments", "it takes `weight`, `bias`",
                     id="too-many"),
        pytest.param("bias=zeros(3)", "bia=zeros(3)", "`given.Dense` does not take `bia` here",
                     "did you mean `bias`?", id="unknown-argument"),
        pytest.param("bias=zeros(3)", "weight=zeros(3)",
                     "`given.Dense` does not take `weight` here", "it takes `weight`, `bias`",
                     id="twice"),
        pytest.param("act: given.relu", "act: asked(3)",
                     "`asked` needs a callable of the given code, got number",
                     "write `asked(given.NAME(...))`", id="asked-number"),
        pytest.param("act: given.relu", 'act: "given.relu + 1"', "`+` needs", "", id="arithmetic"),
        pytest.param("act: given.relu", 'act: "x.relu(3)"', "a method cannot be called", "",
                     id="method"),
    ],
)  # fmt: skip
def test_refused_in_a_case(root: Path, old: str, new: str, message: str, hint: str) -> None:
    """A case says of given code what is not there, with its place and what to choose from."""
    edited(root, "skip.yaml", old, new)
    said, advice = refusal(root)
    assert message in said
    assert hint in advice


@pytest.mark.parametrize(
    ("old", "new", "message", "hint"),
    [
        pytest.param("class given:", "class give:",
                     "there is no given code in the solution file",
                     "write it into a class `given` there", id="no-class"),
        pytest.param("return x * (x > 0)", "print(x)\n        return x * (x > 0)",
                     "skip.py:32:9: the given code calls `print`: students would take it for their own",
                     "return it, or leave it out", id="prints"),
        pytest.param("return x * (x > 0)", "return skip(x, abs, abs, abs)",
                     "skip.py:32:16: the given code uses `skip`, which students are to write",
                     "give a function of its own to both", id="uses-the-answer"),
    ],
)  # fmt: skip
def test_refused_in_the_solution(root: Path, old: str, new: str, message: str, hint: str) -> None:
    """Given code that is not there, prints, or holds the answer: line, column, what to do."""
    edited(root, "skip.py", old, new)
    said, advice = refusal(root)
    assert message in said
    assert hint in advice


def test_an_empty_class(root: Path) -> None:
    path = root / "solutions" / "01-a" / "search.py"
    path.write_text("class given:\n    pass\n\n\ndef search(step, n):\n    return [], 0.0\n")
    said, advice = refusal(root, "search")
    assert said == "search.py:1:1: the class `given` holds nothing"
    assert advice == "write functions and classes into it"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param("self.weight, self.bias = weight, bias", "raise ValueError('no kernel')",
                     "`given.Dense` cannot be made: ValueError: no kernel\n{mark}\n"
                     "hint: it is raised in solutions/01-a/skip.py, line 14", id="raises"),
        pytest.param("def relu(x):", "if 1 / 0: pass\n\n    def relu(x):",
                     "`given.Dense` cannot be made: ZeroDivisionError", id="raises-at-once"),
        pytest.param("self.weight, self.bias = weight, bias",
                     "import sys\n            sys.stdout.write('made')\n"
                     "            self.weight, self.bias = weight, bias",
                     "the given code prints: made", id="prints"),
        pytest.param("return x @ self.weight + self.bias", "return x @ self.weight + self.bia",
                     "solutions/01-a/skip.py:17:1: the given code fails in `__call__`: AttributeError", id="call"),
    ],
)  # fmt: skip
def test_a_proof_that_falls(root: Path, old: str, new: str, message: str) -> None:
    """What only shows where the given code runs is a problem of the proof, with its place."""
    edited(root, "skip.py", old, new)
    said = problems(root, "skip")
    assert all(part in said for part in message.split("{mark}")), said


def test_an_object_that_cannot_be_asked(root: Path) -> None:
    edited(root, "search.py", "def __call__(self, path):", "def call(self, path):")
    said = problems(root, "search")
    assert "`given.Table` makes nothing that can be asked" in said
    assert "hint: give the class a method `__call__`, or name a function" in said


def problems(root: Path, exercise: str) -> str:
    content, sandbox = Content(root), choose()
    try:
        proof = prove(content.exercise(exercise), content.misconceptions(), sandbox, 0)
    finally:
        sandbox.close()
    return "\n".join(map(str, proof.problems))
