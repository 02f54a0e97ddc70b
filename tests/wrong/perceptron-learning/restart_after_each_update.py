# expect: fail; mistake: one-update-per-epoch; begins again from the first sample after every update
import numpy as np


def perceptron_fit(X, y, eta=1.0, max_epochs=1000, shuffle=False, seed=None):
    if not np.isin(y, (-1, 1)).all():
        raise ValueError
    w, b, ups = np.zeros(X.shape[1]), 0.0, 0
    rng = np.random.default_rng(seed)
    is_wrong = False
    ep = 0
    while not is_wrong and ep < max_epochs:
        wrong_count = 0
        ep += 1
        for d in rng.permutation(len(X)) if shuffle else range(len(X)):
            if y[d] * (np.dot(X[d], w) + b) <= 0:
                w = w + eta * y[d] * X[d]
                b = b + eta * y[d]
                wrong_count += 1
                ups += 1
                break
        if wrong_count == 0:
            is_wrong = True
    return dict(w=w, b=b, n_updates=ups, n_epochs=ep, converged=is_wrong)


def perceptron_predict(X, w, b):
    return np.where(X @ w + b >= 0, 1, -1)
