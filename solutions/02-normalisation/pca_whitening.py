"""Whitening: uncorrelated features, each of variance 1."""

import numpy as np


def pca_whiten(X, eps=1e-8):
    """Rotate the centred samples to the principal axes, and scale each to variance 1.

    Parameters
    ----------
    X : array of shape (n, d)
        Samples in rows.
    eps : float
        Added to the eigenvalues of the covariance.

    Returns
    -------
    array of shape (n, d)
    """
    centred, variances, axes = principal_axes(X)
    return centred @ axes / np.sqrt(variances + eps)


def zca_whiten(X, eps=1e-8):
    """Whiten, and rotate back to the axes of X.

    Parameters
    ----------
    X : array of shape (n, d)
        Samples in rows.
    eps : float
        Added to the eigenvalues of the covariance.

    Returns
    -------
    array of shape (n, d)
    """
    centred, variances, axes = principal_axes(X)
    return centred @ axes / np.sqrt(variances + eps) @ axes.T


def principal_axes(X):
    """Return the centred X, the eigenvalues of its covariance, and the eigenvectors in columns."""
    centred = X - X.mean(axis=0)
    covariance = centred.T @ centred / len(X)  # (d, d)
    variances, axes = np.linalg.eigh(covariance)
    return centred, variances, axes


def own_dtype(inputs, got):
    """Whether the result has the type of `X`."""
    return {"other-dtype": float(np.asarray(got).dtype != inputs["X"].dtype)}


# --------------------------------------------------------------------------- correct as well


class by_svd:
    """The singular values of the centred data: their squares are n times the eigenvalues."""

    def pca_whiten(self, X, eps=1e-8):
        left, values, _ = self.parts(X)
        return left * (values / np.sqrt(values**2 / len(X) + eps))

    def zca_whiten(self, X, eps=1e-8):
        left, values, right = self.parts(X)
        return (left * (values / np.sqrt(values**2 / len(X) + eps))) @ right

    def parts(self, X):
        return np.linalg.svd(X - X.mean(axis=0), full_matrices=False)


class largest_first:
    """Axes in falling order of variance, each with its largest entry positive."""

    def pca_whiten(self, X, eps=1e-8):
        centred = X - np.sum(X, axis=0, keepdims=True) / X.shape[0]
        values, vectors = self.axes(centred)
        return np.einsum("nd,dk,k->nk", centred, vectors, (values + eps) ** -0.5)

    def zca_whiten(self, X, eps=1e-8):
        centred = X - np.sum(X, axis=0, keepdims=True) / X.shape[0]
        values, vectors = self.axes(centred)
        root = np.einsum("dk,k,ek->de", vectors, (values + eps) ** -0.5, vectors)
        return centred @ root

    def axes(self, centred):
        values, vectors = np.linalg.eigh(np.einsum("nd,ne->de", centred, centred) / len(centred))
        values, vectors = values[::-1], vectors[:, ::-1]
        largest = np.abs(vectors).argmax(axis=0)
        return values, vectors * np.sign(vectors[largest, np.arange(len(values))])


class by_matrices:
    """A whitening matrix for samples in columns."""

    def pca_whiten(self, X, eps=1e-8):
        D, values, vectors = self.decomposed(X)
        return (np.diag(1 / np.sqrt(values + eps)) @ vectors.T @ D).T

    def zca_whiten(self, X, eps=1e-8):
        D, values, vectors = self.decomposed(X)
        return (vectors @ np.diag(1 / np.sqrt(values + eps)) @ vectors.T @ D).T

    def decomposed(self, X):
        D = X.T - X.T.mean(axis=1, keepdims=True)  # (d, n)
        vectors, values, _ = np.linalg.svd(D @ D.T / D.shape[1])
        return D, values, vectors


class by_gram(by_svd):
    """PCA from the products of the samples; small variances lose digits beside large ones."""

    def pca_whiten(self, X, eps=1e-8):
        centred = X - X.mean(axis=0)
        values, left = np.linalg.eigh(centred @ centred.T / len(X))
        values, left = np.maximum(values[-X.shape[1] :], 0), left[:, -X.shape[1] :]
        return left * np.sqrt(len(X) * values / (values + eps))


# --------------------------------------------------------------------------- wrong in one step


class steps:
    """The answer cut into steps; every wrong version below replaces one."""

    def pca_whiten(self, X, eps=1e-8):
        return self.pca(self.centred(X), self.centred(X), eps)

    def zca_whiten(self, X, eps=1e-8):
        return self.zca(self.centred(X), self.centred(X), eps)

    def centred(self, X):
        return X - X.mean(axis=0)

    def pca(self, data, centred, eps):
        values, vectors = self.axes(centred)
        return self.scaled(self.projected(data, vectors), values, eps)

    def zca(self, data, centred, eps):
        _, vectors = self.axes(centred)
        return self.pca(data, centred, eps) @ self.back(vectors)

    def axes(self, centred):
        return np.linalg.eigh(self.covariance(centred))

    def covariance(self, centred):
        return centred.T @ centred / len(centred)

    def projected(self, data, vectors):
        return data @ vectors

    def scaled(self, projected, values, eps):
        return projected / np.sqrt(values + eps)

    def back(self, vectors):
        return vectors.T


class by_svd_of_covariance(steps):
    """Other signs of the axes, in falling order."""

    def axes(self, centred):
        vectors, values, _ = np.linalg.svd(centred.T @ centred / len(centred))
        return values, vectors


class by_svd_of_data(steps):
    """Once more other signs."""

    def axes(self, centred):
        _, values, right = np.linalg.svd(centred, full_matrices=False)
        return values**2 / len(centred), right.T


class falling(steps):
    """The signs of eigh, in falling order."""

    def axes(self, centred):
        values, vectors = np.linalg.eigh(centred.T @ centred / len(centred))
        return values[::-1], vectors[:, ::-1]


class not_centred(steps):
    def centred(self, X):
        return X


class raw_data_projected(steps):
    def pca_whiten(self, X, eps=1e-8):
        return self.pca(X, self.centred(X), eps)

    def zca_whiten(self, X, eps=1e-8):
        return self.zca(X, self.centred(X), eps)


class sample_axis(steps):
    """The row means; where the rows add up to 0 there is an eigenvalue of 0."""

    def centred(self, X):
        return X - X.mean(axis=1, keepdims=True)

    def scaled(self, projected, values, eps):
        return projected / np.sqrt(np.abs(values) + eps)


class sample_axis_by_svd(by_svd_of_covariance, sample_axis):
    pass


class rows_clipped(sample_axis):
    """An eigenvalue of 0 that rounding made negative is clipped."""

    def scaled(self, projected, values, eps):
        return projected / np.sqrt(np.maximum(values, 0) + eps)


class divide_by_eigenvalue(steps):
    def scaled(self, projected, values, eps):
        return projected / (values + eps)


class multiplied_by_root(steps):
    def scaled(self, projected, values, eps):
        return projected * np.sqrt(values + eps)


class standardise_only(steps):
    def pca(self, data, centred, eps):
        return data / np.sqrt((centred**2).mean(axis=0) + eps)

    def zca(self, data, centred, eps):
        return self.pca(data, centred, eps)


class rotate_only(steps):
    def scaled(self, projected, values, eps):
        return projected


class eigenvectors_transposed(steps):
    def projected(self, data, vectors):
        return data @ vectors.T

    def back(self, vectors):
        return vectors


class transposed_of_svd(by_svd_of_covariance, eigenvectors_transposed):
    pass


class transposed_of_data(by_svd_of_data, eigenvectors_transposed):
    pass


class transposed_falling(falling, eigenvectors_transposed):
    pass


class scaled_before_rotation(steps):
    def pca(self, data, centred, eps):
        values, vectors = self.axes(centred)
        return self.projected(self.scaled(data, values, eps), vectors)

    def zca(self, data, centred, eps):
        return steps.zca(steps(), data, centred, eps)


class scaled_before_svd(by_svd_of_covariance, scaled_before_rotation):
    pass


class ddof_1(steps):
    def covariance(self, centred):
        return centred.T @ centred / (len(centred) - 1)


class covariance_not_divided(steps):
    def covariance(self, centred):
        return centred.T @ centred


class naive_covariance(steps):
    def pca_whiten(self, X, eps=1e-8):
        return self.pca(X - X.mean(axis=0), X, eps)

    def zca_whiten(self, X, eps=1e-8):
        return self.zca(X - X.mean(axis=0), X, eps)

    def covariance(self, centred):
        mean = centred.mean(axis=0)
        return centred.T @ centred / len(centred) - mean[:, None] * mean

    def scaled(self, projected, values, eps):
        return projected / np.sqrt(np.abs(values) + eps)


class correlation_whitened(steps):
    def centred(self, X):
        centred = X - X.mean(axis=0)
        deviation = np.sqrt((centred**2).mean(axis=0))
        return centred / np.where(deviation > 0, deviation, 1)


class zca_for_pca(steps):
    def pca_whiten(self, X, eps=1e-8):
        return self.zca_whiten(X, eps)


class pca_for_zca(steps):
    def zca_whiten(self, X, eps=1e-8):
        return self.pca_whiten(X, eps)


class pca_by_svd_for_zca(by_svd_of_covariance, pca_for_zca):
    pass


class pca_by_falling_eigenvalue_for_zca(pca_for_zca):
    def axes(self, centred):
        values, vectors = super().axes(centred)
        return values[::-1], vectors[:, ::-1]


class zca_turned_on(steps):
    def back(self, vectors):
        return vectors


class turned_on_by_svd(by_svd_of_covariance, zca_turned_on):
    pass


class turned_on_by_data(by_svd_of_data, zca_turned_on):
    pass


class turned_on_falling(falling, zca_turned_on):
    pass


class cholesky_whitening(steps):
    def pca(self, data, centred, eps):
        covariance = self.covariance(centred)
        covariance = covariance + eps * np.eye(len(covariance), dtype=covariance.dtype)
        return data @ np.linalg.inv(np.linalg.cholesky(covariance)).T

    def zca(self, data, centred, eps):
        return self.pca(data, centred, eps)


class rows_of_unit_length(steps):
    def pca(self, data, centred, eps):
        return self.shortened(steps.pca(self, data, centred, eps))

    def zca(self, data, centred, eps):
        return self.shortened(steps.zca(steps(), data, centred, eps))

    def shortened(self, white):
        length = np.sqrt((white**2).sum(axis=1, keepdims=True))
        return white / np.where(length > 0, length, 1)


class eps_outside_sqrt(steps):
    def scaled(self, projected, values, eps):
        return projected / (np.sqrt(np.maximum(values, 0)) + eps)


class whitening_eps_ignored(steps):
    fixed = 0.0

    def scaled(self, projected, values, eps):
        return projected / np.sqrt(np.abs(values) + self.fixed)


class eps_5(whitening_eps_ignored):
    fixed = 1e-5


class eps_8(whitening_eps_ignored):
    fixed = 1e-8


class eps_12(whitening_eps_ignored):
    fixed = 1e-12


class eps_as_floor(steps):
    def scaled(self, projected, values, eps):
        return projected / np.sqrt(np.maximum(values, eps))


class in_place(steps):
    def centred(self, X):
        X -= X.mean(axis=0)
        return X


class numpy2_scalar_promotion(steps):
    def covariance(self, centred):
        return np.atleast_2d(np.cov(centred.T, bias=True))
