# expect: fail; mistake: none; cut to the first empty column
import numpy as np


def sequence_loss(logits, targets, weights):
    z = logits - logits.max(axis=-1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
    loss = -np.take_along_axis(log_p, targets[..., None], axis=-1)[..., 0]
    n = int((weights > 0).any(0).sum())
    loss, w = loss[:, :n], weights[:, :n]
    return (loss * (w > 0)).sum() / w.sum() if w.sum() else 0.0
