"""Python source that builds the inputs of a case as literals and calls one function or class."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from grader.errors import UsageError
from grader.messages import Language, Message
from grader.model import INIT, CaseSpec, Exercise, Generator, Given, Methods, Parameter, Stock
from grader.numerics.leaves import leaves
from grader.numerics.precision import is_float_array

MARK = "# grader repro:"
_LARGEST = 100_000

_KERNELS = {
    "linear_kernel": "a @ b.T",
    "rbf_kernel": "{np}.exp(-{gamma} * ((a[:, None, :] - b[None, :, :]) ** 2).sum(-1))",
    "poly_kernel": "({gamma} * (a @ b.T) + {coef0}) ** {degree}",
    "tanh_kernel": "{np}.tanh({scale} * (a @ b.T) + {shift})",
}


def script(
    exercise: Exercise,
    case: CaseSpec,
    *,
    seed: int,
    index: int,
    backend: str,
    path: Path,
    same_folder: bool,
    tr: Language,
    want: str = "",
) -> str:
    """Return the script for one draw of a case.

    Parameters
    ----------
    exercise, case : Exercise, CaseSpec
        What to draw.
    seed, index : int
        Which draw.
    backend : str
        `numpy` or `torch`: how arrays are written.
    path : Path
        The learner's file.
    same_folder : bool
        Whether the script will lie in the same folder.
    tr : Language
        The reader's.
    want : str
        The right result, as source; empty where it is not told.

    Raises
    ------
    UsageError
        An input is too large to write out.
    """
    from grader.trial import COTANGENT, Cases

    cases = Cases(exercise, seed)
    inputs = cases.draw(case, index).inputs
    lines = _head(exercise, case, seed, backend, _work(path, same_folder=same_folder))
    lines[1:1] = [f"# {tr.of(case.purpose)}"]
    called = f"work[{case.call!r}]"
    if methods := exercise.classes.get(case.call):
        lines += list(_steps(called, methods, inputs, backend))
    else:
        lines += [f"{name} = {literal(value, backend)}" for name, value in inputs.items()]
        arguments = _arguments(exercise.entries[case.call], {name: name for name in inputs})
        by = _differentiated(exercise, case, inputs) if backend == "torch" else ()
        lines += [f"{name}.requires_grad_()" for name in by]
        lines += [f"result = {called}({arguments})", "", "print(result)"]
        lines += ['print(getattr(result, "shape", type(result)), getattr(result, "dtype", ""))']
        lines += _backward(by, cases.seeds(case, index, COTANGENT)) if by else []
    if want:
        said = tr("expected")
        lines += ["", f"expected = {want}", f'print("{said}")', "print(expected)"]
    return "\n".join(lines) + "\n"


def _head(exercise: Exercise, case: CaseSpec, seed: int, backend: str, work: str) -> list[str]:
    """Return the lines above the call: what is imported, the learner's file, given code."""
    lines = [
        f"{MARK} {exercise.id}, case {case.name}, seed {seed}",
        "import runpy",
        "from math import inf, nan  # noqa: F401",
        "from pathlib import Path",
        "",
        "import numpy as np",
        *(["import torch"] if backend == "torch" else []),
        "",
        f"work = {work}",
        "",
    ]
    return [*lines, "", *exercise.given.shown.split("\n"), "", ""] if exercise.given else lines


def _work(path: Path, *, same_folder: bool) -> str:
    """Return how the script gets at the names of the learner's file."""
    if path.suffix == ".ipynb":
        return "globals()  # a cell of the notebook, below your code"
    where = f'Path(__file__).with_name("{path.name}")' if same_folder else f'Path(r"{path}")'
    if set('"\\') & set(path.name) or '"' in str(path) or not str(path).isprintable():
        where = f"Path({str(path)!r})"
    return f"runpy.run_path(str({where}))"


def _differentiated(exercise: Exercise, case: CaseSpec, inputs: Mapping[str, Any]) -> list[str]:
    """Return the arrays by which a check differentiates the whole result of a case."""
    from grader.checks import kind_of

    checks = [c for c in exercise.checks if case.name in c.cases and kind_of(c.kind).differentiates]
    if not checks or checks[0].options["result"]:
        return []
    arrays = [name for name, value in inputs.items() if is_float_array(value)]
    return [name for name in arrays if name in (checks[0].options["of"] or arrays)]


def _backward(by: Sequence[str], seeds: Sequence[int]) -> Iterator[str]:
    """Yield the lines that differentiate the result as the check of gradients does."""
    yield ""
    yield "# the gradients of the sum of all entries, each with a weight of its own"
    yield f"weights_of_sum = np.random.default_rng({seeds}).standard_normal(result.shape)"
    yield "result.backward(torch.tensor(weights_of_sum, dtype=result.dtype))"
    for name in by:
        yield f'print("the gradient with respect to {name} is", {name}.grad)'


def _arguments(parameters: Sequence[Parameter], given: Mapping[str, str]) -> str:
    """Pass by position as far as that goes, for a submission may have renamed its parameters."""
    parts, gap = [], False
    for parameter in parameters:
        if parameter.name not in given:
            gap = True
        else:
            text = given[parameter.name]
            parts.append(f"{parameter.name}={text}" if gap else text)
    return ", ".join(parts)


def _steps(called: str, methods: Methods, script: Mapping[str, Any], backend: str) -> Iterator[str]:
    """Yield the lines that make an object and go through the steps of a script with it."""

    def arguments(method: str, values: Mapping[str, Any]) -> str:
        given = {name: literal(value, backend) for name, value in values.items()}
        return _arguments(methods[method], given)

    yield f"made = {called}({arguments(INIT, script['new'])})"
    if backend == "torch" and (dtype := _floating(script)):
        yield f"if isinstance(made, torch.nn.Module):\n    made.to(torch.{dtype})"
    for name, value in script["load"].items():
        yield f"value = {literal(value, backend)}"
        if backend == "torch":
            yield f"if isinstance(made.{name}, torch.Tensor):"
            yield f"    made.{name}.data.copy_(value)"
            yield f"else:\n    made.{name} = value"
        else:
            yield f"made.{name} = value"
    yield "out = []"
    for step in script["calls"]:
        method, given = (step, {}) if isinstance(step, str) else next(iter(step.items()))
        attribute = "made" if method == "forward" and backend == "torch" else f"made.{method}"
        call = "" if isinstance(step, str) else f"({arguments(method, given)})"
        yield f"out.append({attribute}{call})"
        yield f'print({method!r}, "->", out[-1])'


def _floating(script: Mapping[str, Any]) -> str:
    """Return the floating type of the first such array in a script; empty if there is none."""
    arrays = (leaf for _, leaf in leaves([script["load"], script["calls"]]))
    found = (leaf.dtype.name for leaf in arrays if is_float_array(leaf))
    return next(found, "")


def literal(value: Any, backend: str = "numpy") -> str:
    """Return source that builds `value`; `inf`, `nan`, `np` and `torch` are in scope.

    Raises
    ------
    UsageError
        It is too large to write out.
    """
    if isinstance(value, np.ndarray):
        return _array(value, backend)
    if isinstance(value, np.generic):
        return repr(value.item())
    if isinstance(value, Stock):
        names = {name: repr(number) for name, number in value.parameters.items()}
        body = _KERNELS[value.name].format(np="torch" if backend == "torch" else "np", **names)
        return f"lambda a, b: {body}"
    if isinstance(value, Given):
        return _given(value, backend)
    if isinstance(value, Generator):
        return f"np.random.default_rng({value.seed})"
    if isinstance(value, dict):
        items = (f"{key!r}: {literal(item, backend)}" for key, item in value.items())
        return f"{{{', '.join(items)}}}"
    if isinstance(value, list | tuple):
        parts = [literal(item, backend) for item in value]
        if isinstance(value, list):
            return f"[{', '.join(parts)}]"
        return f"({', '.join(parts)}{',' if len(parts) == 1 else ''})"
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return repr(value)


def _given(value: Given, backend: str) -> str:
    """Return how an object is made of the given code, which stands above."""
    if value.arguments is None:
        return f"given.{value.name}"
    parts = [
        literal(item, backend) if key.isdigit() else f"{key}={literal(item, backend)}"
        for key, item in value.arguments.items()
    ]
    return f"given.{value.name}({', '.join(parts)})"


def _array(array: np.ndarray[Any, Any], backend: str) -> str:
    if array.size > _LARGEST:
        raise UsageError(
            Message(
                "the case has an array of shape {shape}, too large to write out",
                shape=str(array.shape),
            ),
            hint=Message("choose a smaller case"),
        )
    dtype = array.dtype.name
    if backend == "torch":
        name, make = f"torch.{'bool' if dtype == 'bool' else dtype}", "torch.tensor"
    else:
        name, make = "bool" if dtype == "bool" else f"np.{dtype}", "np.array"
    if not array.size:
        return f"{make.rpartition('.')[0]}.zeros({array.shape}, dtype={name})"
    if array.ndim < 2:
        return f"{make}({array.tolist()}, dtype={name})"
    rows = ",\n    ".join(str(row) for row in array.tolist())
    return f"{make}([\n    {rows},\n], dtype={name})"
