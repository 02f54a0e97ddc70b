import numpy as np


def sequence_loss(logits, targets, weights):
    keep = weights > 0
    if not keep.any():
        return 0.0
    z, y, w = logits[keep], targets[keep], weights[keep]
    z = z - z.max(1)[:, None]
    lse = np.log(np.exp(z).sum(1))
    return np.dot(w, lse - z[range(len(y)), y]) / w.sum()
