import math

import numpy as np


def feature(x, omega):
    h = (
        math.exp(-float(np.dot(x.astype(float), x.astype(float))) / 2)
        if x.dtype == float
        else np.exp(-np.dot(x, x) / 2)
    )
    return (
        np.array([np.exp(np.dot(w, x)) for w in omega], dtype=x.dtype)
        * x.dtype.type(h)
        / x.dtype.type(math.sqrt(len(omega)))
    )


def positive_random_features(x, omega):
    return np.stack([feature(row, omega) for row in x])


def performer_attention(q, k, v, omega):
    root = math.sqrt(math.sqrt(q.shape[1]))
    keys = positive_random_features(k / root, omega)
    state, total = keys.T @ v, keys.sum(0)
    rows = positive_random_features(q / root, omega)
    return np.stack([(row @ state) / (row @ total) for row in rows])
