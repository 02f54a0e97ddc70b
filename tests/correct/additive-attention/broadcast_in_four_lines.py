import numpy as np


def additive_attention(s, h, W_a, U_a, v_a):
    e = np.tanh((s @ W_a.T)[:, None] + (h @ U_a.T)[None]) @ v_a
    e = np.exp(e - e.max(axis=1, keepdims=True))
    alpha = e / e.sum(axis=1, keepdims=True)
    return alpha @ h, alpha
