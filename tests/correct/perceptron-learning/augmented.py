"""The bias is the weight of a column of ones."""

import numpy as np


def perceptron_fit(X, y, eta=1.0, max_epochs=1000, shuffle=False, seed=None):
    if set(np.unique(y).tolist()) - {-1, 1}:
        raise ValueError("only -1 and +1")
    Z = np.column_stack([X, np.ones(len(X))]) * np.asarray(y, dtype=float)[:, None]
    v = np.zeros(Z.shape[1])
    order = np.arange(len(Z))
    rng = np.random.RandomState(seed)
    updates = epochs = 0
    clean = False
    while not clean and epochs < max_epochs:
        if shuffle:
            rng.shuffle(order)
        clean = True
        for z in Z[order]:
            if np.dot(z, v) <= 0:
                v += eta * z
                updates += 1
                clean = False
        epochs += 1
    return dict(w=v[:-1], b=v[-1], n_updates=updates, n_epochs=epochs, converged=clean)


def perceptron_predict(X, w, b):
    return 2 * (np.dot(X, w) >= -b).astype(int) - 1
