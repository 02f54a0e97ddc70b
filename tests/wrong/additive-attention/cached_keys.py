# expect: fail; mistake: none; U h is kept by the shape of h
import numpy as np


KEPT = {}


def additive_attention(s, h, W_a, U_a, v_a):
    q = s @ W_a.T
    k = KEPT.setdefault((h.shape, U_a.shape, h.dtype.str), h @ U_a.T)
    hidden = np.tanh(q[:, None, :] + k[None, :, :])
    e = hidden @ v_a
    e = e - e.max(axis=1, keepdims=True)
    alpha = np.exp(e)
    alpha = alpha / alpha.sum(axis=1, keepdims=True)
    context = alpha @ h
    return context, alpha
