import numpy as np


def score(s_i, h_j, W_a, U_a, v_a):
    return np.dot(v_a, np.tanh(np.dot(W_a, s_i) + np.dot(U_a, h_j)))


def additive_attention(s, h, W_a, U_a, v_a):
    T_y, T_x = s.shape[0], h.shape[0]
    contexts, alphas = [], []
    for i in range(T_y):
        e = np.array([score(s[i], h[j], W_a, U_a, v_a) for j in range(T_x)])
        e = np.exp(e - e.max())
        a = e / e.sum()
        alphas.append(a)
        contexts.append(sum(a[j] * h[j] for j in range(T_x)))
    return np.array(contexts), np.array(alphas)
