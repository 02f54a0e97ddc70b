"""The words of the array vocabulary for named data: records whose fields are inputs of a case."""

from __future__ import annotations

from typing import Any

import numpy as np

from grader.numerics.computing import round_
from grader.numerics.words import Words

WORDS = Words()


@WORDS.add
def li_hang() -> dict[str, Any]:
    """Fields X, y: the three points of Li Hang's perceptron, examples 2.1 and 2.2."""
    return {"X": np.array([[3.0, 3], [4, 3], [1, 1]]), "y": np.array([1, 1, -1], np.int64)}


@WORDS.add
def xor() -> dict[str, Any]:
    """Fields X, y: the four points of XOR and their labels, which no line separates."""
    X = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])
    return {"X": X, "y": np.array([-1, 1, 1, -1], np.int64)}


@WORDS.add
def eighths(a: Any) -> Any:
    """Rounded to multiples of 1/8, exact in every precision; of named data, the samples X."""
    if isinstance(a, dict) and "X" in a:
        return {**a, "X": eighths(a["X"])}
    return round_(8 * a if not isinstance(a, list | tuple) else 8 * np.array(a)) / 8
