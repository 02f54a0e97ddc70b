"""`grader repro`: scripts that run without the grader."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from grader.content import find_content
from grader.errors import UsageError
from grader.interface.script import literal, script
from grader.messages import Language
from grader.model import Generator, Stock
from grader.trial import COTANGENT, Cases

from ..conftest import ROOT, World


@pytest.mark.parametrize(
    ("argv", "err"),
    [
        pytest.param(
            ["hidden"],
            "error: `hidden` is a hidden case\nhint: public cases: rect, vector\n",
            id="hidden",
        ),
        pytest.param(
            ["rct"],
            "error: `affine` has no case `rct`\nhint: did you mean `rect`?\n",
            id="typo",
        ),
        pytest.param(
            ["zzz"],
            "error: `affine` has no case `zzz`\nhint: cases: rect, vector\n",
            id="unknown",
        ),
        pytest.param(
            ["rect", "-o", "affine.py"],
            "error: `affine.py` exists and is no script of `grader repro`\n"
            "hint: choose another name for `-o`\n",
            id="over the work",
        ),
        pytest.param(
            ["rect", "-o", "no/such/folder.py"],
            "error: cannot write `no/such/folder.py`: No such file or directory\n",
            id="no folder",
        ),
    ],
)
def test_refused(cli, argv, err):
    """A hidden case is never written out, and nothing is overwritten."""
    path = cli.wrong("affine.py")
    before = path.read_text()
    done = cli("repro", "affine", *argv)
    assert (done.code, done.out, done.err) == (2, "", err)
    assert path.read_text() == before


def test_script_runs_alone(cli):
    """The script builds the very inputs of the report's seed and calls the student's function."""
    cli.wrong("affine.py")
    done = cli("repro", "affine", "vector", "--seed", "4", "-o", "try.py")
    assert done.out == "wrote try.py\nrun it: python try.py\n"
    text = (cli.folder / "try.py").read_text()
    assert text.startswith("# grader repro: affine, case vector, seed 4\n# one dimension only\n")
    assert 'work = runpy.run_path(str(Path(__file__).with_name("affine.py")))\n' in text
    ran = subprocess.run(
        [sys.executable, "-I", "try.py"], cwd=cli.folder, capture_output=True, text=True
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "(4,) float64\nexpected\n[" in ran.stdout


def test_expected(cli):
    """What is right is printed below what came; where results are not unique, nothing is."""
    cli.right("affine.py")
    cli("repro", "affine", "rect", "-o", "try.py")
    ran = subprocess.run(
        [sys.executable, "-I", "try.py"], cwd=cli.folder, capture_output=True, text=True
    )
    got, want = ran.stdout.split("expected\n")
    assert want
    assert got.startswith(want)


def test_gradients(tmp_path):
    """In torch, a case of a check of gradients is differentiated as the check does it."""
    torch = pytest.importorskip("torch")
    exercise = find_content(str(ROOT), {}, ROOT).exercise("stable-softmax")
    path = tmp_path / "stable_softmax.py"
    path.write_text("def softmax(x, axis=-1):\n    return (3 * x + axis).exp()\n")
    wanted = {"seed": 1, "index": 0, "path": path, "same_folder": False, "tr": Language("en")}
    text = script(exercise, exercise.cases["axis-middle"], backend="torch", **wanted)
    scope = {}
    exec(text, scope)
    x, weights = scope["x"], torch.tensor(scope["weights_of_sum"])
    assert torch.allclose(x.grad, 3 * weights * scope["result"])
    cases = Cases(exercise, 1)
    drawn = cases.generator(cases.draw(exercise.cases["axis-middle"]), COTANGENT)
    assert (drawn.standard_normal(x.shape) == scope["weights_of_sum"]).all()
    assert ".grad" not in script(exercise, exercise.cases["huge"], backend="torch", **wanted)
    assert ".grad" not in script(exercise, exercise.cases["axis-middle"], backend="numpy", **wanted)


@pytest.mark.parametrize(
    ("source", "header"),
    [
        ("import torch\ndef center(x, factor=1.0):\n    return torch.zeros_like(x)\n", True),
        ("import numpy as np\ndef center(x, factor=1.0):\n    return np.zeros_like(x)\n", False),
    ],
    ids=["torch", "numpy"],
)
def test_library_of_the_file(world, tmp_path, mini, source, header):
    """Tensors for a file that works with torch, whether or not its first line says so."""
    cli = world(tmp_path, mini.root)
    cli.write("center_rows.py", source)
    assert ("torch.tensor(" in cli("repro", "center-rows", "rect").out) == header


def test_script_is_replaced(cli):
    """An earlier script is overwritten, another seed gives other inputs, the same the same."""
    cli.wrong("affine.py")
    texts = []
    for seed in ("1", "2", "1"):
        assert cli("repro", "affine", "rect", "--seed", seed, "-o", "try.py").code == 0
        texts.append((cli.folder / "try.py").read_text())
    assert texts[0] == texts[2] != texts[1]


def test_script_on_stdout(cli):
    """Without `-o` it is printed, with the whole path of the file."""
    path = cli.wrong("affine.py")
    assert f'runpy.run_path(str(Path(r"{path}")))\n' in cli("repro", "affine", "rect").out


@pytest.mark.parametrize("name", ['a"+"b', "a\nb", "back\\x41slash", 'x")); raise SystemExit(9)'])
def test_a_path_is_only_a_path(mini, tmp_path, name):
    """Whatever a folder is called, the script reads it as a name."""
    exercise = mini.exercise("center-rows")
    path = tmp_path / name / "center_rows.py"
    wanted = {"seed": 1, "index": 0, "backend": "numpy", "path": path, "same_folder": False}
    wanted["tr"] = Language("en")
    text = script(exercise, next(iter(exercise.cases.values())), **wanted)
    line = next(line for line in text.splitlines() if line.startswith("work = "))
    said = line.removeprefix("work = runpy.run_path(str(").removesuffix("))")
    assert eval(said, {"Path": Path}) == path


SCOPE = {"np": np, "inf": float("inf"), "nan": float("nan")}


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(np.array([[0.1, -np.inf], [np.nan, 1e300]]), id="floats"),
        pytest.param(np.arange(6).reshape(1, 2, 3), id="integers"),
        pytest.param(np.array([True, False]), id="booleans"),
        pytest.param(np.array(2.5), id="no axis"),
        pytest.param(np.zeros((0, 3)), id="empty"),
        pytest.param(np.float32([0.1]), id="float32"),
        pytest.param([1, (2.5,), "a", None, True, {"k": float("inf")}], id="nested"),
        pytest.param(np.int64(3), id="scalar"),
    ],
)
def test_literal(value):
    """A literal gives back the value, bit for bit."""
    back = eval(literal(value), dict(SCOPE))
    np.testing.assert_equal(back, value)
    if isinstance(value, np.ndarray):
        assert (back.dtype, back.shape) == (value.dtype, value.shape)


@pytest.mark.parametrize(
    "stock",
    [
        pytest.param(Stock("linear_kernel", {}), id="linear"),
        pytest.param(Stock("rbf_kernel", {"gamma": 0.5}), id="rbf"),
        pytest.param(Stock("poly_kernel", {"gamma": 2.0, "coef0": 1.0, "degree": 3}), id="poly"),
        pytest.param(Stock("tanh_kernel", {"scale": 0.5, "shift": -1.0}), id="tanh"),
    ],
)
def test_kernel_literal(stock):
    """A stock kernel is written as a lambda that gives the same numbers."""
    from grader.numerics.stock import evaluate

    a, b = np.random.default_rng(0).normal(size=(2, 3, 4))
    got = eval(literal(stock), dict(SCOPE))(a, b)
    np.testing.assert_allclose(got, evaluate(stock, a, b), rtol=1e-12)


def test_torch_literal():
    """A torch submission gets tensors."""
    assert literal(np.array([1.0]), "torch") == "torch.tensor([1.0], dtype=torch.float64)"
    assert literal(np.array([True]), "torch") == "torch.tensor([True], dtype=torch.bool)"
    assert literal(Generator(5), "torch") == "np.random.default_rng(5)"


def test_too_large():
    """An input that fills the screen for minutes is refused."""
    with pytest.raises(UsageError, match=r"shape \(1000, 1000\), too large to write out"):
        literal(np.zeros((1000, 1000)))


def test_script_of_an_object(tmp_path: Path) -> None:
    """The steps of a class are written out, and run without the grader."""
    world = World(tmp_path, ROOT / "tests" / "courses" / "objects")
    (tmp_path / ".grader").mkdir()
    source = (world.course / "solutions/01-objects/perceptron_class.py").read_text("utf-8")
    world.write("perceptron_class.py", "# grader: exercise=perceptron-class\n" + source)
    done = world("repro", "perceptron-class", "loaded", "-o", "try.py")
    assert (done.code, done.err) == (0, "")
    text = (tmp_path / "try.py").read_text("utf-8")
    assert "made = work['Perceptron'](2, 0.5)" in text
    assert "made.w = value" in text
    ran = subprocess.run(
        [sys.executable, "try.py"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert [line.split(" -> ")[0] for line in ran.stdout.splitlines()][::2][:1] == ["predict"]
    assert "w -> [" in ran.stdout


def test_in_chinese(cli):
    """What the script says of the case, and prints, is in the reader's language."""
    cli.wrong("affine.py")
    text = cli("repro", "affine", "rect", "--lang", "zh").out
    assert text.startswith("# grader repro: affine, case rect, seed 0\n")
    assert 'print("应为")\n' in text
