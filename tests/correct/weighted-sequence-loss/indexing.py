import numpy as np


def sequence_loss(logits, targets, weights):
    B, L, V = logits.shape
    flat = logits.reshape(B * L, V)
    top = flat.max(axis=1)
    lse = top + np.log(np.exp(flat - top[:, None]).sum(axis=1))
    losses = lse - flat[np.arange(B * L), targets.ravel()]
    w = weights.ravel()
    if not w.any():
        return 0.0
    return losses @ w / w.sum()
