# expect: fail; mistake: log2; base 2
import numpy as np


def sequence_loss(logits, targets, weights):
    z = logits - logits.max(axis=-1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
    loss = -np.take_along_axis(log_p, targets[..., None], axis=-1)[..., 0]
    total = weights.sum()
    return (loss * weights).sum() / np.log(2.0) / total if total > 0 else 0.0
