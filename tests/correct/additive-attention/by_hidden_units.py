import numpy as np


def additive_attention(s, h, W_a, U_a, v_a):
    scores = 0
    for w, u, v in zip(W_a, U_a, v_a, strict=True):
        scores = scores + v * np.tanh(np.add.outer(s @ w, h @ u))
    scores = scores - scores.max(axis=-1)[:, np.newaxis]
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=-1)[:, np.newaxis]
    return scores.dot(h), scores
