# expect: fail; mistake: log-of-clipped; p + 1e-9
import numpy as np


def sequence_loss(logits, targets, weights):
    z = logits - logits.max(axis=-1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
    loss = -np.take_along_axis(log_p, targets[..., None], axis=-1)[..., 0]
    total = weights.sum()
    loss = -np.log(np.exp(-loss) + 1e-9)
    return (loss * weights).sum() / total if total > 0 else 0.0
