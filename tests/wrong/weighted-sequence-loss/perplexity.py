# expect: fail; mistake: none; the exponential of the loss
import numpy as np


def sequence_loss(logits, targets, weights):
    z = logits - logits.max(axis=-1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
    loss = -np.take_along_axis(log_p, targets[..., None], axis=-1)[..., 0]
    total = weights.sum()
    return np.exp((loss * weights).sum() / total) if total > 0 else 0.0
