"""Sorts each slice, adds the small exponentials first, and undoes the sort."""

import numpy as np


def _rows(x, axis):
    moved = np.moveaxis(x, axis, -1)
    return moved.shape, moved.reshape(-1, moved.shape[-1])


def log_softmax(x, axis=-1):
    shape, rows = _rows(x, axis)
    order = np.argsort(rows, axis=1, kind="stable")
    ascending = np.take_along_axis(rows, order, 1) - rows.max(1)[:, None]
    total = np.cumsum(np.exp(ascending), axis=1)[:, -1:]
    out = np.empty_like(rows)
    np.put_along_axis(out, order, ascending - np.log(total), 1)
    return np.moveaxis(out.reshape(shape), -1, axis)


def softmax(x, axis=-1):
    return np.exp(log_softmax(x, axis))
