# expect: fail; mistake: none; each pair by itself
import numpy as np


def additive_attention(s, h, W_a, U_a, v_a):
    q = s @ W_a.T
    k = h @ U_a.T
    hidden = np.tanh(q[:, None, :] + k[None, :, :])
    e = hidden @ v_a
    alpha = 1 / (1 + np.exp(-np.clip(e, -500, 500)))
    context = alpha @ h
    return context, alpha
