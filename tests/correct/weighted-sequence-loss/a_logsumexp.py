import numpy as np


def logsumexp(a):
    m = np.max(a, axis=-1)
    return m + np.log(np.sum(np.exp(a - m[..., None]), axis=-1))


def sequence_loss(logits, targets, weights):
    chosen = np.take_along_axis(logits, targets[:, :, None], axis=2).squeeze(2)
    crossent = logsumexp(logits) - chosen
    return np.sum(crossent * weights) / np.sum(weights) if weights.any() else 0.0
