import numpy as np


def additive_attention(s, h, W_a, U_a, v_a):
    T_y, T_x = len(s), len(h)
    e = np.empty((T_y, T_x), dtype=s.dtype)
    for i in range(T_y):
        for j in range(T_x):
            e[i, j] = v_a @ np.tanh(W_a @ s[i] + U_a @ h[j])
    context = np.zeros((T_y, h.shape[1]), dtype=h.dtype)
    alpha = np.zeros_like(e)
    for i in range(T_y):
        a = np.exp(e[i] - np.max(e[i]))
        alpha[i] = a / np.sum(a)
        for j in range(T_x):
            context[i] += alpha[i, j] * h[j]
    return context, alpha
