import numpy as np


def am_softmax_loss(x, W, y, s=30.0, m=0.35):
    # classes in rows, samples in columns
    X = x.T / np.linalg.norm(x.T, axis=0)
    V = W.T / np.linalg.norm(W.T, axis=1).reshape(-1, 1)
    logits = s * (V @ X)
    logits[y, range(len(y))] -= s * m
    top = logits.max(0)
    return np.average(np.log(np.exp(logits - top).sum(0)) + top - logits[y, range(len(y))])
