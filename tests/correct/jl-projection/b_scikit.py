import numpy as np


def johnson_lindenstrauss_min_dim(n_samples, *, eps=0.1):
    eps = np.asarray(eps)
    n_samples = np.asarray(n_samples)
    if np.any(eps <= 0.0) or np.any(eps >= 1):
        raise ValueError(f"The JL bound is defined for eps in ]0, 1[, got {eps!r}")
    if np.any(n_samples <= 0):
        raise ValueError("n_samples must be greater than zero")
    denominator = (eps**2 / 2) - (eps**3 / 3)
    return (4 * np.log(n_samples) / denominator).astype(np.int64)


def jl_min_dim(n, eps):
    return johnson_lindenstrauss_min_dim(n, eps=eps)


class GaussianRandomProjection:
    def __init__(self, n_components, random_state):
        self.n_components = n_components
        self.random_state = random_state

    def fit(self, X):
        n_features = X.shape[1]
        self.components_ = self.random_state.normal(
            loc=0.0, scale=1.0 / np.sqrt(self.n_components), size=(self.n_components, n_features)
        )
        return self

    def fit_transform(self, X):
        return self.fit(X).transform(X)

    def transform(self, X):
        return X @ self.components_.T


def gaussian_projection(X, k, rng):
    return GaussianRandomProjection(k, rng).fit_transform(X)
