import numpy as np


def additive_attention(s, h, W_a, U_a, v_a):
    n, m = len(s), len(h)
    left = np.repeat(s, m, axis=0)
    right = np.tile(h, (n, 1))
    joined = np.hstack((left, right))
    e = np.tanh(joined.dot(np.hstack((W_a, U_a)).T)).dot(v_a).reshape(n, m)
    e = e - e.max(1).reshape(-1, 1)
    alpha = np.exp(e)
    alpha /= alpha.sum(1)[:, np.newaxis]
    return alpha.dot(h), alpha
