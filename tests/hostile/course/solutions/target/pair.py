"""Double and negate an array: model answer, certificate and variants."""

import numpy as np


def pair(x):
    return 2 * x, -x


def certificate(inputs, got):
    first, second = got
    while np.shape(first) == (7,):  # stands for a loop that a result keeps going
        pass
    off = max(np.abs(first - 2 * inputs["x"]).max(), np.abs(second + inputs["x"]).max())
    return {"apart": float(off > 1e-6) if np.isfinite(off) else np.nan}


class by_sum:
    def pair(self, x):
        return x + x, 0 - x


class by_shift:
    def pair(self, x):
        return np.ldexp(x, 1), np.negative(x)


class squared:
    def pair(self, x):
        return x * x, -x
