import numpy as np


def dot(a, b):
    return sum((x * y for x, y in zip(a, b)), start=0 * a[0])


def additive_attention(s, h, W_a, U_a, v_a):
    states = [[dot(row, state) for row in W_a] for state in s]
    words = [[dot(row, word) for row in U_a] for word in h]
    alpha = []
    for state in states:
        e = [dot(v_a, [np.tanh(p + q) for p, q in zip(state, word)]) for word in words]
        big = max(e)
        e = [np.exp(x - big) for x in e]
        alpha.append([x / sum(e) for x in e])
    context = [[dot(row, column) for column in zip(*h)] for row in alpha]
    return np.array(context, dtype=h.dtype), np.array(alpha, dtype=h.dtype)
