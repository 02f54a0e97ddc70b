"""The rule with the prediction's error, half of it because labels are -1 and +1."""

import numpy as np


def perceptron_fit(X, y, eta=1.0, max_epochs=1000, shuffle=False, seed=None):
    y = np.array(y, dtype=np.float64)
    if np.abs(y * y - 1).max() > 0:
        raise ValueError("every label is -1 or +1")
    rng = np.random.default_rng(np.random.SeedSequence(seed))
    w, b = np.zeros(X.shape[-1]), np.float64(0)
    log = []
    for _ in range(max_epochs):
        log.append(0)
        for i in rng.choice(len(y), len(y), replace=False) if shuffle else np.arange(len(y)):
            score = b + X[i] @ w
            predicted = np.sign(score) if score else -y[i]  # a score of 0 is a mistake
            error = (y[i] - predicted) / 2
            w += eta * error * X[i]
            b += eta * error
            log[-1] += int(error != 0)
        if log[-1] == 0:
            break
    return dict(w=w, b=b, n_updates=sum(log), n_epochs=len(log), converged=log[-1] == 0)


def perceptron_predict(X, w, b):
    return np.copysign(1, X @ w + b + 0.0).astype(np.int64)
