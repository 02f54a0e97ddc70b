import numpy as np


class Ridge:
    def __init__(self, alpha=1.0):
        self.alpha = alpha

    def fit(self, X, y):
        offset, y_offset = X.mean(axis=0), y.mean()
        Xc = X - offset
        gram = np.dot(Xc.T, Xc)
        gram.flat[:: len(gram) + 1] += self.alpha
        self.coef_ = np.linalg.lstsq(gram, np.dot(Xc.T, y - y_offset), rcond=None)[0]
        self.intercept_ = y_offset - np.dot(offset, self.coef_)
        return self

    @classmethod
    def of(cls, w, b):
        model = cls()
        model.coef_, model.intercept_ = w, b
        return model

    def predict(self, X):
        return np.dot(X, self.coef_) + self.intercept_


def ridge_fit(X, y, lam):
    model = Ridge(alpha=lam).fit(X, y)
    return model.coef_, model.intercept_


def bootstrap_indices(n, n_models, rng):
    return np.stack([rng.integers(0, n, n) for _ in range(n_models)])


def bagging_predict(models, X):
    estimators = [Ridge.of(w, b) for w, b in models]
    return np.average([e.predict(X) for e in estimators], axis=0)
