# expect: fail; mistake: weights-transposed; s @ W_a
import numpy as np


def additive_attention(s, h, W_a, U_a, v_a):
    q = s @ W_a
    k = h @ U_a
    hidden = np.tanh(q[:, None, :] + k[None, :, :])
    e = hidden @ v_a
    e = e - e.max(axis=1, keepdims=True)
    alpha = np.exp(e)
    alpha = alpha / alpha.sum(axis=1, keepdims=True)
    context = alpha @ h
    return context, alpha
