# expect: fail; mistake: none; attends within blocks of 128 tokens
import numpy as np


def phi(x):
    return np.where(x > 0, x + 1, np.exp(np.minimum(x, 0)))


def linear_attention(q, k, v, causal=False):
    out = np.empty_like(v)
    for lo in range(0, len(q), 128):
        f, g, w = phi(q[lo : lo + 128]), phi(k[lo : lo + 128]), v[lo : lo + 128]
        A = f @ g.T
        A = np.tril(A) if causal else A
        out[lo : lo + 128] = A @ w / A.sum(1, keepdims=True)
    return out
