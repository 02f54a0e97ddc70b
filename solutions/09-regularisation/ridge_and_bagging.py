"""Ridge regression with a free intercept, and bagging. Hoerl and Kennard 1970; Breiman 1996."""

import numpy as np


def ridge_fit(X, y, lam):
    """Return (w, b) that minimise the sum of (w·x + b - y)² plus lam |w|²."""
    d = X.shape[1]
    Z = np.hstack([X, np.ones((len(X), 1))])  # b is the weight of an input that is always 1
    penalty = lam * np.eye(d + 1)
    penalty[d, d] = 0  # and is not penalised
    solution = np.linalg.solve(Z.T @ Z + penalty, Z.T @ y)
    return solution[:d], solution[d]


def bootstrap_indices(n, n_models, rng):
    """Return (n_models, n) numbers of samples, drawn with replacement."""
    return rng.integers(0, n, size=(n_models, n))


def bagging_predict(models, X):
    """Return the mean prediction of the models (w, b)."""
    predictions = [X @ w + b for w, b in models]
    return np.mean(predictions, axis=0)


# --------------------------------------------------------------------------- correct as well


class by_centring:
    """The best b for given w takes care of the means."""

    def ridge_fit(self, X, y, lam):
        x_mean, y_mean = X.mean(axis=0), y.mean()
        Xc = X - x_mean
        w = np.linalg.solve(Xc.T @ Xc + lam * np.eye(X.shape[1]), Xc.T @ (y - y_mean))
        return w, y_mean - x_mean @ w

    def bootstrap_indices(self, n, n_models, rng):
        return rng.choice(n, size=(n_models, n))

    def bagging_predict(self, models, X):
        return sum(X @ w + b for w, b in models) / len(models)


class by_augmented_rows:
    """The penalty as further rows, whose target is 0: plain least squares."""

    def ridge_fit(self, X, y, lam):
        d = X.shape[1]
        means = X.mean(0)
        rows = np.vstack([X - means, lam**0.5 * np.eye(d, dtype=X.dtype)])
        targets = np.concatenate([y - y.mean(), np.zeros(d, y.dtype)])
        w = np.linalg.lstsq(rows, targets, rcond=None)[0]
        return w, (y - X @ w).mean()

    def bootstrap_indices(self, n, n_models, rng):
        return np.array([rng.choice(n, size=n, replace=True) for _ in range(n_models)])

    def bagging_predict(self, models, X):
        total = np.zeros(len(X), X.dtype)
        for w, b in models:
            total = total + (X * w).sum(1) + b
        return total / len(models)


class by_elimination:
    """Gauss by hand; one number drawn after the other."""

    def ridge_fit(self, X, y, lam):
        n, d = X.shape
        mean_x = [sum(X[i, j] for i in range(n)) / n for j in range(d)]
        mean_y = sum(y) / n
        A = np.zeros((d, d + 1), X.dtype)
        for j in range(d):
            for k in range(d):
                A[j, k] = sum((X[i, j] - mean_x[j]) * (X[i, k] - mean_x[k]) for i in range(n))
            A[j, j] += lam
            A[j, d] = sum((X[i, j] - mean_x[j]) * (y[i] - mean_y) for i in range(n))
        for j in range(d):
            for k in range(d):
                if k != j:
                    A[k] = A[k] - A[k, j] / A[j, j] * A[j]
        w = A[:, d] / np.diag(A[:, :d])
        return w, mean_y - sum(w[j] * mean_x[j] for j in range(d))

    def bootstrap_indices(self, n, n_models, rng):
        out = np.empty((n_models, n), int)
        for place in np.ndindex(out.shape):
            out[place] = int(rng.random() * n)
        return out

    def bagging_predict(self, models, X):
        W = np.stack([w for w, _ in models], axis=1)
        offsets = np.array([b for _, b in models], X.dtype)
        return (X @ W + offsets).mean(axis=1)


class by_singular_values:
    """Each singular direction is shrunk by itself; the models' parameters are averaged."""

    def ridge_fit(self, X, y, lam):
        mean = X.mean(0, keepdims=True)
        u, s, vt = np.linalg.svd(X - mean, full_matrices=False)
        shrunk = np.zeros_like(s)
        kept = s > s.dtype.type(0) + s.max(initial=0) * np.finfo(s.dtype).eps * max(X.shape)
        shrunk[kept] = s[kept] / (s[kept] ** 2 + lam)
        w = vt.T @ (shrunk * (u.T @ (y - y.mean())))
        return w, y.mean() - (mean @ w)[0]

    def bootstrap_indices(self, n, n_models, rng):
        return np.floor(rng.uniform(0, n, n * n_models)).astype(np.int64).reshape(n_models, n)

    def bagging_predict(self, models, X):
        w = sum(w for w, _ in models) / len(models)
        return X @ w + sum(b for _, b in models) / len(models)


# --------------------------------------------------------------------------- the answer in steps


class steps:
    """The answer cut into steps."""

    def ridge_fit(self, X, y, lam):
        centre = self.centre(X)
        Xc, yc = X - centre, y - y.mean()
        w = np.linalg.solve(self.gram(Xc, self.penalty(lam, X)), Xc.T @ yc)
        return w, self.intercept(X, y, w)

    def centre(self, X):
        return X.mean(axis=0)

    def penalty(self, lam, X):
        return lam

    def gram(self, Xc, lam):
        return Xc.T @ Xc + lam * np.eye(Xc.shape[1], dtype=Xc.dtype)

    def intercept(self, X, y, w):
        return y.mean() - X.mean(axis=0) @ w

    def bootstrap_indices(self, n, n_models, rng):
        return rng.integers(0, n, size=(n_models, n))

    def bagging_predict(self, models, X):
        return self.together(np.array([self.predicted(w, b, X) for w, b in models]))

    def predicted(self, w, b, X):
        return X @ w + b

    def together(self, predictions):
        return predictions.mean(axis=0)


class intercept_penalised(steps):
    def ridge_fit(self, X, y, lam):
        Z = np.hstack([X, np.ones((len(X), 1), X.dtype)])
        v = np.linalg.solve(self.gram(Z, lam), Z.T @ y)
        return v[:-1], v[-1]


class no_intercept(steps):
    def ridge_fit(self, X, y, lam):
        return np.linalg.solve(self.gram(X, lam), X.T @ y), 0 * y.mean()


class no_intercept_centred(steps):
    def intercept(self, X, y, w):
        return 0 * y.mean()


class ridge_not_centred(steps):
    """The weights of X as it is, and the intercept that belongs to them."""

    def ridge_fit(self, X, y, lam):
        w = np.linalg.solve(self.gram(X, lam), X.T @ y)
        return w, self.intercept(X, y, w)


class intercept_is_mean(steps):
    def intercept(self, X, y, w):
        return y.mean()


class intercept_mean_not_centred(intercept_is_mean):
    def centre(self, X):
        return np.zeros_like(X[0])


class minus_lambda(steps):
    def penalty(self, lam, X):
        return -lam


class lambda_ignored(steps):
    def ridge_fit(self, X, y, lam):
        w = np.linalg.lstsq(X - X.mean(0), y - y.mean(), rcond=None)[0]
        return w, self.intercept(X, y, w)


class lambda_ignored_solve(steps):
    """Where the system is singular, it says so."""

    def penalty(self, lam, X):
        return 0.0


class lambda_times_n(steps):
    def penalty(self, lam, X):
        return lam * len(X)


class lambda_over_n(steps):
    def penalty(self, lam, X):
        return lam / len(X)


class lambda_halved(steps):
    def penalty(self, lam, X):
        return lam / 2


class lambda_doubled(steps):
    def penalty(self, lam, X):
        return lam * 2


class lambda_squared(steps):
    def penalty(self, lam, X):
        return lam**2


class lambda_everywhere(steps):
    """Added to every entry of the matrix."""

    def gram(self, Xc, lam):
        return Xc.T @ Xc + lam


class standardised(steps):
    def ridge_fit(self, X, y, lam):
        spread = X.std(axis=0)
        spread = np.where(spread == 0, spread.dtype.type(1), spread)
        w, _ = super().ridge_fit(X / spread, y, lam)
        return w / spread, self.intercept(X, y, w / spread)


class without_replacement(steps):
    def bootstrap_indices(self, n, n_models, rng):
        return np.array([rng.permutation(n) for _ in range(n_models)])


class one_sample_for_all(steps):
    def bootstrap_indices(self, n, n_models, rng):
        return np.tile(rng.integers(0, n, size=n), (n_models, 1))


class last_sample_never(steps):
    def bootstrap_indices(self, n, n_models, rng):
        return rng.integers(0, max(n - 1, 1), size=(n_models, n))


class ignores_generator(steps):
    def bootstrap_indices(self, n, n_models, rng):
        return np.random.default_rng().integers(0, n, size=(n_models, n))


class fixed_sample(steps):
    def bootstrap_indices(self, n, n_models, rng):
        return np.random.default_rng(0).integers(0, n, size=(n_models, n))


class shape_transposed(steps):
    def bootstrap_indices(self, n, n_models, rng):
        return rng.integers(0, n, size=(n, n_models))


class median_not_mean(steps):
    def together(self, predictions):
        return np.median(predictions, axis=0)


class largest_prediction(steps):
    def together(self, predictions):
        return predictions.max(axis=0)


class sum_of_models(steps):
    def together(self, predictions):
        return predictions.sum(axis=0)


class one_model_only(steps):
    def together(self, predictions):
        return predictions[-1]


class first_model_only(steps):
    def together(self, predictions):
        return predictions[0]


class prediction_without_b(steps):
    def predicted(self, w, b, X):
        return X @ w


class in_place(steps):
    def ridge_fit(self, X, y, lam):
        means = X.mean(axis=0)
        X -= means
        w = np.linalg.solve(self.gram(X, lam), X.T @ (y - y.mean()))
        return w, y.mean() - means @ w
