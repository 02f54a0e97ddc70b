from typing import NamedTuple

import numpy as np


class Result(NamedTuple):
    context: np.ndarray
    alpha: np.ndarray


def additive_attention(s, h, W_a, U_a, v_a):
    e = np.tanh((s @ W_a.T)[:, None] + h @ U_a.T) @ v_a
    w = np.exp(e - e.max(axis=1)[:, None])
    w = w / w.sum(axis=1)[:, None]
    return Result(context=w @ h, alpha=w)
