# expect: fail; mistake: exp-overflow; no shift
import numpy as np


def sequence_loss(logits, targets, weights):
    log_p = logits - np.log(np.exp(logits).sum(axis=-1, keepdims=True))
    loss = -np.take_along_axis(log_p, targets[..., None], axis=-1)[..., 0]
    total = weights.sum()
    return (loss * weights).sum() / total if total > 0 else 0.0
