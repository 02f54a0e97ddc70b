# expect: fail; mistake: mask-instead-of-weights; 0 or 1
import numpy as np


def sequence_loss(logits, targets, weights):
    z = logits - logits.max(axis=-1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
    loss = -np.take_along_axis(log_p, targets[..., None], axis=-1)[..., 0]
    m = (weights > 0).astype(loss.dtype)
    return (loss * m).sum() / m.sum() if m.any() else 0.0
