import numpy as np


def sequence_loss(logits, targets, weights):
    # -log p = log sum exp(z_v - z_y)
    mine = np.take_along_axis(logits, targets[..., np.newaxis], -1)
    gaps = logits - mine
    top = gaps.max(-1)
    loss = top + np.log(np.exp(gaps - top[..., np.newaxis]).sum(-1))
    total = weights.sum()
    return np.average(loss, weights=weights) if total > 0 else loss.dtype.type(0)
