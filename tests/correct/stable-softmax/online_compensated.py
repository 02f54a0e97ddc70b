from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np


@dataclass
class Running:
    top: float = -math.inf
    total: float = 0.0
    lost: float = 0.0

    def push(self, value: float) -> None:
        if value == -math.inf:
            return
        if value > self.top:
            scale = math.exp(self.top - value) if self.total else 0.0
            self.total *= scale
            self.lost *= scale
            self.top = value
        term = math.exp(value - self.top) - self.lost
        new = self.total + term
        self.lost = (new - self.total) - term
        self.total = new


def _one(row: np.ndarray, *, log: bool) -> np.ndarray:
    state = Running()
    for value in row.tolist():
        state.push(value)
    if log:
        shift = math.log(state.total)
        return np.array([v - state.top - shift for v in row.tolist()])
    return np.array([math.exp(v - state.top) / state.total for v in row.tolist()])


def softmax(x: np.ndarray, axis: int = -1) -> np.ndarray:
    f = np.vectorize(lambda r: _one(r, log=False), signature="(n)->(n)")
    return np.moveaxis(f(np.moveaxis(x, axis, -1)), -1, axis).astype(x.dtype)


def log_softmax(x: np.ndarray, axis: int = -1) -> np.ndarray:
    f = np.vectorize(lambda r: _one(r, log=True), signature="(n)->(n)")
    return np.moveaxis(f(np.moveaxis(x, axis, -1)), -1, axis).astype(x.dtype)
