import numpy as np


def linear_attention(q, k, v, causal=False):
    q = np.exp(np.clip(q, None, 0)) + np.clip(q, 0, None)
    k = np.exp(np.clip(k, None, 0)) + np.clip(k, 0, None)
    sums = np.cumsum(k, axis=0) if causal else np.broadcast_to(k.sum(axis=0), k.shape)
    q = q / (q * sums).sum(axis=1, keepdims=True)
    if not causal:
        return q @ (k.T @ v)
    out = []
    memory = 0
    for i in range(len(q)):
        memory = memory + np.multiply.outer(k[i], v[i])
        out.append(np.dot(q[i], memory))
    return np.vstack(out)
