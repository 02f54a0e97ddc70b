import numpy as np


def am_softmax_loss(x, W, y, s=30.0, m=0.35):
    n = len(y)
    xn = x / np.linalg.norm(x, axis=1, keepdims=True)
    Wn = W / np.linalg.norm(W, axis=0, keepdims=True)
    cos = xn @ Wn
    rows = np.arange(n)
    logits = s * cos
    logits[rows, y] = s * (cos[rows, y] - m)
    logits = logits - logits.max(axis=1, keepdims=True)
    logp = logits[rows, y] - np.log(np.exp(logits).sum(axis=1))
    return -logp.mean()
