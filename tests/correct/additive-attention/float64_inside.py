import numpy as np
from numpy import newaxis


def additive_attention(s, h, W_a, U_a, v_a):
    kind = s.dtype
    e = (
        np.tanh((s @ W_a.T)[:, newaxis] + (h @ U_a.T)[newaxis]).astype(
            np.promote_types(kind, float)
        )
        @ v_a
    )
    alpha = np.exp(e - e.max(-1)[:, newaxis])
    alpha = alpha / alpha.sum(-1)[:, newaxis]
    return (alpha @ h).astype(kind), alpha.astype(kind)
