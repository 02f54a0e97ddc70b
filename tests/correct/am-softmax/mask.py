import numpy as np


def log_softmax(z):
    z = z - z.max(1, keepdims=True)
    return z - np.log(np.sum(np.exp(z), axis=1, keepdims=True))


def am_softmax_loss(x, W, y, s=30.0, m=0.35):
    mask = np.zeros((len(y), W.shape[1]), dtype=bool)
    mask[np.arange(len(y)), y] = True
    xn = x / (x**2).sum(1, keepdims=True) ** 0.5
    Wn = W / (W**2).sum(0, keepdims=True) ** 0.5
    cos = xn @ Wn
    logits = s * np.where(mask, cos - m, cos)
    return -np.mean(log_softmax(logits)[mask])
