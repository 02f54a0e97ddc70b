import numpy as np


def positive_random_features(x, omega):
    """A column for the norm: [x, |x|²/2] against [omega, -1]."""
    wide = np.column_stack([x, (x**2).sum(1) / 2])
    weights = np.column_stack([omega, -np.ones_like(omega[:, 0])])
    return np.exp(wide @ weights.T) / len(omega) ** 0.5


def performer_attention(q, k, v, omega):
    d = q.shape[1]
    f, g = (
        positive_random_features(a / np.sqrt(np.sqrt(d)).astype(a.dtype), omega) for a in (q, k)
    )
    mean = g / g.sum(0)
    top = (f * g.sum(0)) @ (mean.T @ v)
    return top / (f * g.sum(0)).sum(1, keepdims=True)
