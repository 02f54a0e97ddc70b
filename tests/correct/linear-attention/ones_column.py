import numpy as np


def linear_attention(q, k, v, causal=False):
    """The denominator as one more column of the values."""
    fq = np.maximum(q, 0) + np.exp(np.minimum(q, 0))
    fk = np.maximum(k, 0) + np.exp(np.minimum(k, 0))
    v1 = np.concatenate([v, np.ones((len(v), 1), v.dtype)], axis=1)
    if causal:
        state = np.zeros((fk.shape[1], v1.shape[1]), v.dtype)
        rows = []
        for a, b, c in zip(fq, fk, v1):
            state = state + b[:, None] * c
            rows.append(a @ state)
        both = np.array(rows)
    else:
        both = fq @ (fk.T @ v1)
    return both[:, :-1] / both[:, -1:]
