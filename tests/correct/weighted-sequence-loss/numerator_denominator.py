import numpy as np


def sequence_loss(logits, targets, weights):
    z = logits - logits.max(axis=-1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
    loss = -np.take_along_axis(log_p, targets[..., None], axis=-1)[..., 0]
    numerator, denominator = float(np.sum(loss * weights)), float(np.sum(weights))
    if denominator == 0.0:
        return 0.0
    return numerator / denominator
