import numpy as np


def softmax(x):
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def additive_attention(s, h, W_a, U_a, v_a):
    q = s @ W_a.T
    k = h @ U_a.T
    e = np.tanh(q[:, None, :] + k[None, :, :]) @ v_a
    alpha = softmax(e)
    context = alpha @ h
    return context, alpha
