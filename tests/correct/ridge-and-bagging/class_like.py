import numpy as np


class Ridge:
    def __init__(self, alpha):
        self.alpha = alpha

    def fit(self, X, y):
        self.offset = np.average(X, axis=0)
        self.y_offset = np.average(y)
        X, y = X - self.offset, y - self.y_offset
        A = X.T @ X
        A.flat[:: len(A) + 1] += self.alpha
        self.coef = np.linalg.solve(A, X.T @ y)
        self.intercept = self.y_offset - np.dot(self.offset, self.coef)
        return self


def ridge_fit(X, y, lam):
    model = Ridge(lam).fit(X, y)
    return model.coef, model.intercept


def bootstrap_indices(n, n_models, rng):
    return rng.choice(n, (n_models, n))


def bagging_predict(models, X):
    mean = None
    for count, (w, b) in enumerate(models, 1):
        p = X @ w + b
        mean = p if mean is None else mean + (p - mean) / count
    return mean
