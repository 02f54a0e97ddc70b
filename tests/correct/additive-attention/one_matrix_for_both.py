import numpy as np


def additive_attention(s, h, W_a, U_a, v_a):
    """v tanh(W [s; h]) with W = [W_a, U_a]."""
    W = np.hstack((W_a, U_a))
    left = np.repeat(s, len(h), axis=0)
    right = np.tile(h, (len(s), 1))
    e = (np.tanh(np.hstack((left, right)) @ W.T) @ v_a).reshape(len(s), len(h))
    log = e - np.logaddexp.reduce(e, axis=1, keepdims=True)
    return np.exp(log) @ h, np.exp(log)
