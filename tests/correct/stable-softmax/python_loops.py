"""One slice at a time, with the standard library only."""

import math

import numpy as np


def _slices(x, axis):
    moved = np.moveaxis(x, axis, -1)
    for where in np.ndindex(moved.shape[:-1]):
        yield where, [float(value) for value in moved[where]]


def softmax(x, axis=-1):
    out = np.empty_like(x)
    target = np.moveaxis(out, axis, -1)
    for where, row in _slices(x, axis):
        top = max(row)
        exps = [math.exp(value - top) for value in row]
        total = math.fsum(exps)
        for j, e in enumerate(exps):
            target[where + (j,)] = e / total
    return out


def log_softmax(x, axis=-1):
    out = np.empty_like(x)
    target = np.moveaxis(out, axis, -1)
    for where, row in _slices(x, axis):
        top = max(row)
        rest = math.log(math.fsum(math.exp(value - top) for value in row))
        for j, value in enumerate(row):
            target[where + (j,)] = (value - top) - rest
    return out
