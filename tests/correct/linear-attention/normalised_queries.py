import numpy as np


def phi(x):
    return 1 + np.where(x > 0, x, np.expm1(np.minimum(x, 0)))


def phi_exact(x):
    return np.where(x > 0, 1 + x, np.exp(np.minimum(x, 0)))


def linear_attention(q, k, v, causal=False):
    """Queries are divided by their denominators first."""
    fq, fk = phi_exact(q), phi_exact(k)
    sums = np.add.accumulate(fk, axis=0) if causal else np.add.reduce(fk, axis=0)[None]
    fq = fq / (fq * sums).sum(axis=1, keepdims=True)
    if not causal:
        return fq @ (fk.T @ v)
    products = np.add.accumulate(fk[..., None] * v[:, None], axis=0)
    return (fq[..., None] * products).sum(axis=1)
