# expect: fail; mistake: divide-by-tokens; how many are not padding
import numpy as np


def sequence_loss(logits, targets, weights):
    z = logits - logits.max(axis=-1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
    loss = -np.take_along_axis(log_p, targets[..., None], axis=-1)[..., 0]
    n = (weights > 0).sum()
    return (loss * weights).sum() / n if n else 0.0
