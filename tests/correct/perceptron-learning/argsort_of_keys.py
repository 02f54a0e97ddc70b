"""Sorts by random keys, works with signed rows, counts with a generator of epochs."""

import numpy as np


def _epochs(n, shuffle, seed):
    source = np.random.Generator(np.random.Philox(seed))
    while True:
        yield np.argsort(source.random(n)) if shuffle else np.arange(n)


def perceptron_fit(X, y, eta=1.0, max_epochs=1000, shuffle=False, seed=None):
    if ((y - 1) * (y + 1)).any():
        raise ValueError("a label is neither -1 nor +1")
    signed = np.c_[X, np.ones(len(X))] * np.asarray(y, float)[:, None]
    v, counts = np.zeros(signed.shape[1]), []
    for order in _epochs(len(X), shuffle, seed):
        counts.append(0)
        for row in signed[order]:
            if row.dot(v) <= 0:
                v = v + eta * row
                counts[-1] += 1
        if counts[-1] == 0 or len(counts) == max_epochs:
            break
    return {
        "w": v[:-1],
        "b": v[-1],
        "n_updates": int(sum(counts)),
        "n_epochs": len(counts),
        "converged": counts[-1] == 0,
    }


def perceptron_predict(X, w, b):
    return np.where(np.inner(X, w) < -b, -1, 1)
