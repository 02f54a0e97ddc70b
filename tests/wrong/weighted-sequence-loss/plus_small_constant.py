# expect: fail; mistake: added-constant; 1e-8 in the divisor
import numpy as np


def sequence_loss(logits, targets, weights):
    z = logits - logits.max(axis=-1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
    loss = -np.take_along_axis(log_p, targets[..., None], axis=-1)[..., 0]
    return (loss * weights).sum() / (weights.sum() + 1e-8)
