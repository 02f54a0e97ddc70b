import math

import numpy as np


def additive_attention(s, h, W_a, U_a, v_a):
    units = np.tanh(np.add(np.matmul(s, W_a.T)[:, None], np.matmul(h, U_a.T)))
    e = np.sum(units * v_a, axis=2)
    shifted = (e - np.amax(e, axis=1, keepdims=True)) * (1 / math.log(2))
    powers = np.exp2(shifted)
    alpha = powers / np.sum(powers, axis=1, keepdims=True)
    return np.sum(alpha[:, :, None] * h[None, :, :], axis=1), alpha
