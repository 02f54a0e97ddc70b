import numpy as np


def label_smoothing_loss(logits, targets, eps):
    m = logits.max(1, keepdims=True)
    logsumexp = m + np.log(np.exp(logits - m).sum(1, keepdims=True))
    logprobs = logits - logsumexp
    nll = -np.take_along_axis(logprobs, targets[:, None], axis=1)[:, 0]
    smooth = -logprobs.mean(axis=1)
    return np.mean((1 - eps) * nll + eps * smooth)
