# expect: fail; mistake: none; attention draws its own omega
import numpy as np


def positive_random_features(x, omega):
    return np.exp(x @ omega.T - (x * x).sum(1, keepdims=True) / 2) / np.sqrt(len(omega)).astype(
        x.dtype
    )


def performer_attention(q, k, v, omega):
    omega = np.random.default_rng(0).normal(size=omega.shape).astype(q.dtype)
    s = np.asarray(q.shape[1] ** -0.25, q.dtype)
    fq, fk = positive_random_features(q * s, omega), positive_random_features(k * s, omega)
    return fq @ (fk.T @ v) / (fq @ fk.sum(0))[:, None]
