import numpy as np


def sequence_loss(logits, targets, weights):
    B, L, V = logits.shape
    onehot = np.eye(V)[targets]
    lse = np.logaddexp.reduce(logits, axis=2)
    ce = lse - (logits * onehot).sum(2)
    s = weights.sum()
    return float((ce * weights).sum() / np.where(s == 0, 1, s))
