import numpy as np


def additive_attention(s, h, W_a, U_a, v_a):
    S, H = s.T, h.T
    hidden = np.tanh((W_a @ S)[:, :, None] + (U_a @ H)[:, None, :])
    e = np.tensordot(v_a, hidden, axes=1)
    e -= e.max(axis=-1, keepdims=True)
    alpha = np.exp(e)
    alpha = (alpha.T / alpha.sum(axis=-1)).T
    return (H @ alpha.T).T, alpha
