import numpy as np


def phi(x):
    out = np.exp(np.minimum(x, 0))
    out[x > 0] = x[x > 0] + 1
    return out


def linear_attention(q, k, v, causal=False):
    q, k = phi(q), phi(k)
    S = np.zeros((k.shape[1], v.shape[1]), v.dtype)
    z = np.zeros(k.shape[1], v.dtype)
    if not causal:
        S, z = k.T @ v, k.T @ np.ones(len(k), k.dtype)
    out = np.empty_like(v)
    for i in range(len(q)):
        if causal:
            S += np.outer(k[i], v[i])
            z += k[i]
        out[i] = (q[i] @ S) / (q[i] @ z)
    return out
