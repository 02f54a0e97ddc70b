# expect: fail; mistake: quadratic; all weights at once
import numpy as np


def phi(x):
    return np.where(x > 0, x + 1, np.exp(np.minimum(x, 0)))


def linear_attention(q, k, v, causal=False):
    A = phi(q) @ phi(k).T
    if causal:
        A = A * np.tri(len(q), dtype=A.dtype)
    A /= A.sum(axis=-1, keepdims=True)
    return A @ v
