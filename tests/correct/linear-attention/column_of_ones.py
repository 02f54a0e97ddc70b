import numpy as np


def phi(x):
    out = np.exp(np.minimum(x, 0))
    pos = x > 0
    out[pos] = x[pos] + 1
    return out


def linear_attention(q, k, v, causal=False):
    a, b = phi(q), phi(k)
    v1 = np.concatenate([v, np.ones((len(v), 1), v.dtype)], 1)
    if not causal:
        r = a @ (b.T @ v1)
    else:
        state = np.zeros((q.shape[1], v1.shape[1]), v.dtype)
        rows = []
        for i in range(len(q)):
            state = state + np.outer(b[i], v1[i])
            rows.append(a[i] @ state)
        r = np.array(rows)
    return r[:, :-1] / r[:, -1:]
