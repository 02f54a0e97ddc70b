# expect: fail; mistake: upcast; np.zeros without a dtype
import numpy as np


def additive_attention(s, h, W_a, U_a, v_a):
    alpha = np.zeros((len(s), len(h)))
    for i in range(len(s)):
        e = np.tanh(W_a @ s[i] + h @ U_a.T) @ v_a
        e = np.exp(e - e.max())
        alpha[i] = e / e.sum()
    return alpha @ h, alpha
