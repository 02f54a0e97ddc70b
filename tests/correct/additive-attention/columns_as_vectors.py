import numpy as np


def softmax(columns):
    e = np.exp(columns - columns.max(axis=0))
    return e / e.sum(axis=0)


def additive_attention(s, h, W_a, U_a, v_a):
    S, H = s.T, h.T
    e = np.tensordot(v_a, np.tanh((W_a @ S)[:, None, :] + (U_a @ H)[:, :, None]), axes=1)
    a = softmax(e)  # (T_x, T_y)
    return np.ascontiguousarray((H @ a).T), np.ascontiguousarray(a.T)
