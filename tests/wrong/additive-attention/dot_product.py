# expect: fail; mistake: none; scaled dot product of the projections
import numpy as np


def additive_attention(s, h, W_a, U_a, v_a):
    q = s @ W_a.T
    k = h @ U_a.T
    e = q @ k.T / len(v_a) ** 0.5
    e = e - e.max(axis=1, keepdims=True)
    alpha = np.exp(e)
    alpha = alpha / alpha.sum(axis=1, keepdims=True)
    context = alpha @ h
    return context, alpha
