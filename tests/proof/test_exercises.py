"""The proof of an exercise: what stands, and what each weakness is called."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from grader.content import Content, find_content
from grader.errors import ContentError
from grader.model import Sandbox
from grader.proof import Proof, prove
from grader.trial import solution

MINI = Path(__file__).parent.parent / "courses" / "mini"


def proof(course: Content, sandbox: Sandbox) -> Proof:
    return prove(course.exercise("center-rows"), course.misconceptions(), sandbox, 0)


def test_a_sound_exercise_stands(mini: Content, sandbox: Sandbox) -> None:
    """Correct variants pass, wrong ones fail with their own names and a margin of millions."""
    found = proof(mini, sandbox)
    assert found.problems == ()
    assert found.margin > 1e6
    assert {row.variant: row.named for row in found.wrong} == {
        name: (name,)
        for name in (
            "no-mean",
            "whole-mean",
            "doubled",
            "double-root",
            "in-place",
            "upcast",
            "no-shape-check",
        )
    }


Edit = Callable[[str], str]


def replaced(old: str, new: str) -> Edit:
    def edit(text: str) -> str:
        assert old in text
        return text.replace(old, new)

    return edit


WEAK = {
    "survivor": (
        replaced("cases: [rect, square, batch]", "cases: [square, batch]"),
        replaced("return x.mean()", "return super().mean(x)"),
        "wrong `whole-mean` survives",
    ),
    "not-caught-there": (
        replaced("no-mean: {caught_by: [rect]}", "no-mean: {caught_by: [unmodified]}"),
        None,
        "wrong `no-mean` is not caught by `unmodified`",
    ),
    "two-names": (
        None,
        replaced(
            "x -= self.mean(x)\n        return factor * x",
            "x -= self.mean(x)\n        return (factor * x).astype(np.float64)",
        ),
        "wrong `in-place` is also named `upcast`",
    ),
    "another-finding": (
        replaced(
            "caught_by: [unmodified], finding: modified",
            "caught_by: [unmodified], finding: overwritten",
        ),
        None,
        "wrong `in-place` is not named: its finding is `overwritten`, reported is `modified`",
    ),
    "unnamed": (
        replaced(
            "in-place: {caught_by: [unmodified], finding: modified}",
            "in-place: {caught_by: [unmodified]}",
        ),
        None,
        "wrong `in-place` is not named",
    ),
    "broken-correct": (
        None,
        replaced("np.full((d, d), 1 / d", "np.full((d, d), 2 / d"),
        "correct `by_dot` fails `values` on `rect`: output: 15 of 15 entries differ",
    ),
    "idle-case": (
        replaced("  number:", '  zeros: {purpose: nothing to see, x: "zeros(2, 3)"}\n  number:'),
        None,
        "case `zeros` kills nothing (`covers: why` keeps it)",
    ),
    "twins": (
        replaced("doubled: {", "twice: {caught_by: [rect]}\n  doubled: {"),
        replaced("class double_root(", "class twice(doubled):\n    pass\n\n\nclass double_root("),
        "compute the same everywhere: add a case that tells them apart",
    ),
    "torch-only": (
        replaced("doubled: {", "halved: {caught_by: [rect]}\n  doubled: {"),
        replaced(
            "class double_root(",
            'class halved:\n    backend = "torch"\n\n    def center(self, x, factor=1.0):\n'
            "        return x / 2\n\n\nclass double_root(",
        ),
        "wrong `halved` has a variant in torch only: write `backends: [torch]`",
    ),
    "starter-passes": (
        replaced(
            "      raise NotImplementedError\n\n\n  def roots",
            "      return x\n\n\n  def roots",
        ),
        None,
        "the starter should fail as not written, but `values` on `rect`",
    ),
}


@pytest.mark.parametrize("name", WEAK)
def test_a_weak_exercise_is_told_so(name: str, tmp_path: Path, sandbox: Sandbox) -> None:
    """Each weakness of a specification is a problem with a sentence of its own."""
    yaml_edit, python_edit, message = WEAK[name]
    root = tmp_path / "course"
    shutil.copytree(MINI, root)
    for path, edit in (
        (root / "exercises/01-mini/center-rows.yaml", yaml_edit),
        (root / "solutions/01-mini/center_rows.py", python_edit),
    ):
        if edit:
            path.write_text(edit(path.read_text()))
    with (root / "exercises/misconceptions.yaml").open("a") as file:
        file.write("twice: {title: a, says: b}\nhalved: {title: a, says: b}\n")
    if name == "idle-case":
        path = root / "exercises/01-mini/center-rows.yaml"
        path.write_text(
            path.read_text().replace(
                "cases: [rect, square, batch]", "cases: [rect, square, batch, zeros]"
            )
        )
    found = proof(find_content(str(root), {}, tmp_path), sandbox)
    assert any(message in problem for problem in found.problems), found.problems


def test_mistakes_that_compute_the_same_may_be_listed(tmp_path: Path, sandbox: Sandbox) -> None:
    """Both are told to whoever makes one; the exercise says that nothing can tell them apart."""
    root = tmp_path / "course"
    shutil.copytree(MINI, root)
    path = root / "exercises/01-mini/center-rows.yaml"
    more = "twice: {caught_by: [rect], same_as: [doubled]}\n  doubled: {"
    path.write_text(path.read_text().replace("doubled: {", more))
    path = root / "solutions/01-mini/center_rows.py"
    twice = "class twice(doubled):\n    pass\n\n\nclass double_root("
    path.write_text(path.read_text().replace("class double_root(", twice))
    with (root / "exercises/misconceptions.yaml").open("a") as file:
        file.write("twice: {title: a, says: b}\n")
    assert proof(find_content(str(root), {}, tmp_path), sandbox).problems == ()


def test_a_case_that_covers_something_may_stay(tmp_path: Path, sandbox: Sandbox) -> None:
    """It says why; that it catches no listed mistake is no weakness then."""
    root = tmp_path / "course"
    shutil.copytree(MINI, root)
    path = root / "exercises/01-mini/center-rows.yaml"
    case = '  zeros: {purpose: nothing to see, covers: "all is 0", x: "zeros(2, 3)"}\n  number:'
    text = path.read_text().replace("  number:", case)
    path.write_text(text.replace("[rect, square, batch]", "[rect, square, batch, zeros]"))
    assert proof(find_content(str(root), {}, tmp_path), sandbox).problems == ()


def test_the_sandbox_stays_open(
    mini: Content, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is the caller's: the next proof, or submission, finds its libraries imported."""
    closed: list[object] = []
    monkeypatch.setattr(type(sandbox), "close", closed.append)
    proof(mini, sandbox)
    assert closed == []


def course_of(root: Path, stub: str, inputs: str, solution: str, check: str = "") -> Content:
    """Return a course of one exercise."""
    library = "torch" if "torch" in stub else "numpy"
    for folder, file, text in (
        (
            "exercises",
            "f.yaml",
            f"schema: 1\ntitle: {{en: F}}\nlevel: 1\nsource: none\nbackends: [{library}]\n"
            f"prompt: {{en: F}}\nstub: |\n{textwrap.indent(stub, '  ')}"
            f"cases:\n  first: {{purpose: the usual case, {inputs}}}\n"
            f"checks:\n  - {check or '{kind: values}'}\n",
        ),
        ("solutions", "f.py", solution),
    ):
        (root / folder / "01-a").mkdir(parents=True)
        (root / folder / "01-a" / file).write_text(text)
    return Content(root)


DRAWING = {
    "a function": (
        "def f(x):\n    raise NotImplementedError\n",
        'x: "normal(3)"',
        "import numpy as np\n\n\ndef f(x):\n    return x + np.random.normal(size=3)\n",
        "correct `model answer` gives another result at every call: it draws from a global generator",
        "hint: let it take a generator, `rng`, draw from that, and write `random: [rng]`",
    ),
    "a module": (
        "from torch import nn\n\n\nclass M(nn.Module):\n    def forward(self, x):\n"
        "        raise NotImplementedError\n",
        'calls: [{forward: {x: "normal(2, 3)"}}]',
        "from torch import nn\n\n\nclass M(nn.Module):\n    def __init__(self):\n"
        "        super().__init__()\n        self.layer = nn.Linear(3, 1)\n\n"
        "    def forward(self, x):\n        return self.layer(x)\n",
        "correct `model answer` gives another result at every call: it draws from a global generator",
        "hint: set what `__init__` draws with `load`, as in "
        '`load: {layer.weight: "normal(4, 4)"}`; else let it take a generator',
    ),
}


@pytest.mark.parametrize("name", DRAWING)
def test_what_draws_by_itself_cannot_be_compared(
    name: str, tmp_path: Path, sandbox: Sandbox
) -> None:
    """A draw that the exercise does not hand out would pass for rounding: its budget has no end."""
    stub, inputs, solution, *said = DRAWING[name]
    course = course_of(tmp_path, stub, inputs, solution)
    found = prove(course.exercise("f"), course.misconceptions(), sandbox, 0)
    place, *_, hint = str(found.problems[0]).splitlines()
    assert (place.partition(": ")[2], hint) == tuple(said)


RETURNS = "return numbers, texts, arrays, or lists, tuples and dicts of them: at most 12 deep"
UNCALLABLE = {
    "raises": ("1 / 0", "5:1: the model answer fails in `f`: ZeroDivisionError", "mend the solution"),
    "deep": ("eval('[' * 20 + ']' * 20)", "4:1: the model answer fails in `f`: a value nested more", RETURNS),
    "wide": ("[x] * 5000", "4:1: the model answer fails in `f`: more than 4096 arrays", RETURNS),
    "cyclic": ("(lambda r: r.append(r) or r)([])", "a value that holds itself", RETURNS),
    "no data": ("{1, 2}", "`set` is not an array, a number", RETURNS),
    "not extended": ("np.linalg.eigvals(np.outer(x, x)).real", "array type float128 is unsupported", "it runs in extended precision"),
    "prints": ("print('here') or x", "correct `model answer` of solutions/01-a/f.py prints: here", "take that out"),
}  # fmt: skip


@pytest.mark.parametrize("name", UNCALLABLE)
def test_a_model_answer_that_cannot_be_used(name: str, tmp_path: Path, sandbox: Sandbox) -> None:
    """Where it stands, what is wrong, and what to write instead."""
    result, said, hint = UNCALLABLE[name]
    stub = "def f(x):\n    raise NotImplementedError\n"
    solution = f"import numpy as np\n\n\ndef f(x):\n    return {result}\n"
    course = course_of(tmp_path, stub, 'x: "normal(3)"', solution)
    (problem,) = prove(course.exercise("f"), {}, sandbox, 0).problems
    assert said in str(problem)
    assert f"\nhint: {hint}" in str(problem)


def test_what_one_check_only_can_report_is_caught_by_it(tmp_path: Path, sandbox: Sandbox) -> None:
    """Where several can, the author says which, and is told them."""
    stub = "def f(x):\n    raise NotImplementedError\n"
    answer = "def f(x):\n    return 2 * x\n\n\nclass flat:\n    def f(self, x):\n        return x.sum()\n"
    course = course_of(tmp_path, stub, 'x: "normal(3)"', answer)
    file = tmp_path / "exercises" / "01-a" / "f.yaml"
    posed = (
        file.read_text()
        + "misconceptions:\n  flat: {finding: shape, says: {en: It keeps its shape.}}\n"
    )
    file.with_name("misconceptions.yaml").write_text(
        "flat:\n  title: {en: sums}\n  says: {en: No.}\n"
    )
    file.write_text(posed)
    assert course.exercise("f").slips["flat"].caught_by == ("values",)
    file.write_text(posed.replace("misconceptions:", "  - {kind: dtype}\nmisconceptions:"))
    with pytest.raises(ContentError, match="missing key `caught_by`") as refused:
        course.exercise("f")
    assert "`values`, `dtype` can report `shape`" in str(refused.value.hint)


def test_what_does_not_end_is_waited_for_once(
    tmp_path: Path, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other right variants are not tried: given code that loops would stop each of them."""
    monkeypatch.setattr(solution, "LIMITS", replace(solution.LIMITS, call=0.5))
    stub = "def f(g, x):\n    raise NotImplementedError\n"
    answer = "def f(g, x):\n    return g(x)\n"
    looping = "\n\nclass given:\n    def g(x):\n        while True:\n            pass\n"
    other = "\n\nclass again:\n    def f(self, g, x):\n        return g(x)\n"
    course = course_of(tmp_path, stub, 'g: given.g, x: "normal(3)"', answer + looping + other)
    (problem,) = prove(course.exercise("f"), {}, sandbox, 0).problems
    assert "the model answer fails in `f`: not finished after 0.5 s" in str(problem)


def test_given_code_that_raises_is_told_once(tmp_path: Path, sandbox: Sandbox) -> None:
    """It is the given code's fault, whoever calls it; what it shares raises for its caller."""
    stub = "def f(g, x):\n    raise NotImplementedError\n"
    solution = (
        "def _first(x):\n    return x[9]\n\n\ndef f(g, x):\n    return g(x)\n\n\n"
        "class given:\n    def g(x):\n        return _first(x)\n\n\n"
        "class again:\n    def f(self, g, x):\n        return g(x)\n\n\n"
        "class own:\n    def f(self, g, x):\n        return _first(x)\n"
    )
    for handed in ("given.g", "asked(given.g)"):
        course = course_of(tmp_path / handed, stub, f'g: {handed}, x: "normal(3)"', solution)
        once, other = prove(course.exercise("f"), {}, sandbox, 0).problems
        assert "f.py:11:1: the given code fails in `g`: IndexError" in str(once)
        assert "hint: mend the class `given` of the solution file, or what is" in str(once)
        assert "f.py:2:1: `own` fails in `f`: IndexError" in str(other)


def test_evaluations_that_nobody_counts(tmp_path: Path, sandbox: Sandbox) -> None:
    """A cap on what is not asked would never be reached."""
    stub = "def f(x):\n    raise NotImplementedError\n"
    solution = "def f(x):\n    return x\n"
    check = "{kind: values, evaluations: {x: 4}}"
    course = course_of(tmp_path, stub, 'x: "normal(3)"', solution, check)
    (problem,) = prove(course.exercise("f"), {}, sandbox, 0).problems
    assert "`x` is nothing that is asked" in str(problem)
    assert "hint: hand over a kernel, or `asked(given.NAME(...))`" in str(problem)
