"""Python source that builds the inputs of a case as literals and calls one function."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from grader.errors import UsageError
from grader.messages import Message
from grader.model import CaseSpec, Exercise, Generator, Stock

__all__ = ["MARK", "literal", "script"]

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

    Raises
    ------
    UsageError
        An input is too large to write out.
    """
    from grader.trial import Cases

    inputs = Cases(exercise, seed).draw(case, index).inputs
    where = f'Path(__file__).with_name("{path.name}")' if same_folder else f'Path(r"{path}")'
    if set('"\\') & set(path.name) or '"' in str(path) or not str(path).isprintable():
        where = f"Path({str(path)!r})"
    work = f"runpy.run_path(str({where}))"
    if path.suffix == ".ipynb":
        work = "globals()  # a cell of the notebook, below your code"
    lines = [
        f"{MARK} {exercise.id}, case {case.name}, seed {seed}",
        f"# {case.purpose.en}",
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
    lines += [f"{name} = {literal(value, backend)}" for name, value in inputs.items()]
    arguments = _arguments(exercise, case, inputs)
    lines += [f"result = work[{case.call!r}]({arguments})", "", "print(result)"]
    lines += ['print(getattr(result, "shape", type(result)), getattr(result, "dtype", ""))']
    return "\n".join(lines) + "\n"


def _arguments(exercise: Exercise, case: CaseSpec, inputs: Mapping[str, Any]) -> str:
    """Pass by position as far as that goes, for a submission may have renamed its parameters."""
    parts, gap = [], False
    for parameter in exercise.entries[case.call]:
        if parameter.name not in inputs:
            gap = True
        else:
            parts.append(f"{parameter.name}={parameter.name}" if gap else parameter.name)
    return ", ".join(parts)


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
