"""Pairs (max, sum of exponentials) are merged recursively, as in online softmax."""

import numpy as np


def _merge(left, right):
    (m1, s1), (m2, s2) = left, right
    m = np.maximum(m1, m2)
    safe = np.where(np.isneginf(m), np.zeros_like(m), m)
    return m, s1 * np.exp(m1 - safe) + s2 * np.exp(m2 - safe)


def _fold(rows):
    if len(rows) == 1:
        return rows[0], np.where(np.isneginf(rows[0]), 0, 1).astype(rows.dtype)
    half = len(rows) // 2
    return _merge(_fold(rows[:half]), _fold(rows[half:]))


def softmax(x, axis=-1):
    rows = np.moveaxis(x, axis, 0)
    top, total = _fold(rows)
    return np.moveaxis(np.exp(rows - top) / total, 0, axis)


def log_softmax(x, axis=-1):
    rows = np.moveaxis(x, axis, 0)
    top, total = _fold(rows)
    return np.moveaxis((rows - top) - np.log(total), 0, axis)
