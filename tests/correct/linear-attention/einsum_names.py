import numpy as np


def linear_attention(q, k, v, causal=False):
    elu_plus_one = lambda x: np.where(x > 0, 1 + x, np.exp(np.where(x > 0, 0, x)))  # noqa: E731
    q, k = elu_plus_one(q), elu_plus_one(k)
    if not causal:
        kv = np.einsum("nd,ne->de", k, v)
        z = 1 / np.einsum("nd,d->n", q, k.sum(axis=0))
        return np.einsum("nd,de,n->ne", q, kv, z)
    kv = np.einsum("nd,ne->nde", k, v).cumsum(0)
    z = 1 / np.einsum("nd,nd->n", q, k.cumsum(0))
    return np.einsum("nd,nde,n->ne", q, kv, z)
