"""Draws for the transposed array; the order of the numbers is another one."""

import numpy as np


def dropout(x, p, training, rng):
    if not (p >= 0 and p <= 1):
        raise ValueError(f"{p=}")
    out = np.empty_like(x)
    out[...] = x
    if training:
        lost = p > rng.random(x.shape[::-1]).T
        out[lost] = 0
        if p < 1:
            out /= 1 - p
    return out
