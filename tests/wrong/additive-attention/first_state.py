# expect: fail; mistake: same-alpha-all-steps; the weights of s[0] for all
import numpy as np


def additive_attention(s, h, W_a, U_a, v_a):
    q = np.tile(s[0] @ W_a.T, (len(s), 1))
    k = h @ U_a.T
    hidden = np.tanh(q[:, None, :] + k[None, :, :])
    e = hidden @ v_a
    e = e - e.max(axis=1, keepdims=True)
    alpha = np.exp(e)
    alpha = alpha / alpha.sum(axis=1, keepdims=True)
    context = alpha @ h
    return context, alpha
