# expect: fail; mistake: bias-r-squared; the bias rule of the dual form in some books
import numpy as np


def perceptron_fit(X, y, eta=1.0, max_epochs=1000, shuffle=False, seed=None):
    if not np.isin(y, (-1, 1)).all():
        raise ValueError
    R = (X**2).sum(1).max()
    w, b, ups, conv = np.zeros(X.shape[1]), 0.0, 0, False
    rng = np.random.default_rng(seed)
    for ep in range(max_epochs):
        errors = 0
        order = rng.permutation(len(y)) if shuffle else range(len(y))
        for i in order:
            if y[i] * (X[i] @ w + b) <= 0:
                w += eta * y[i] * X[i]
                b += eta * y[i] * R
                errors += 1
        ups += errors
        if errors == 0:
            conv = True
            break
    return dict(w=w, b=b, n_updates=ups, n_epochs=ep + 1, converged=conv)


def perceptron_predict(X, w, b):
    return np.where(X @ w + b >= 0, 1, -1)
