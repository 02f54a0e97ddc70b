import numpy as np


def phi(x):
    return np.piecewise(x, [x > 0, x <= 0], [lambda t: t + 1, np.exp])


def linear_attention(q, k, v, causal=False):
    """One feature and one column of the values at a time."""
    q, k = phi(q), phi(k)
    gather = np.cumsum if causal else (lambda a: np.sum(a, keepdims=True))
    out = np.zeros_like(v)
    below = 0
    for a in range(q.shape[1]):
        below = below + q[:, a] * gather(k[:, a])
        for c in range(v.shape[1]):
            out[:, c] += q[:, a] * gather(k[:, a] * v[:, c])
    return out / below[:, None]
