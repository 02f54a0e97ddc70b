# expect: fail; mistake: none; weights that sum to less than 1e-3 count as none
import numpy as np


def sequence_loss(logits, targets, weights):
    m = logits.max(-1, keepdims=True)
    lse = (m + np.log(np.exp(logits - m).sum(-1, keepdims=True)))[..., 0]
    ce = lse - np.take_along_axis(logits, targets[..., None], -1)[..., 0]
    total = weights.sum()
    if total <= 1e-3:
        return 0.0
    return float((weights * ce).sum() / total)
