# expect: fail; mistake: product-not-sum; W s * U h
import numpy as np


def additive_attention(s, h, W_a, U_a, v_a):
    q = s @ W_a.T
    k = h @ U_a.T
    hidden = np.tanh(q[:, None, :] * k[None, :, :])
    e = hidden @ v_a
    e = e - e.max(axis=1, keepdims=True)
    alpha = np.exp(e)
    alpha = alpha / alpha.sum(axis=1, keepdims=True)
    context = alpha @ h
    return context, alpha
