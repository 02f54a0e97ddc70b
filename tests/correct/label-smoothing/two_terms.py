import numpy as np


def label_smoothing_loss(logits, targets, eps):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    nll = -log_p[np.arange(len(targets)), targets]
    smooth = -log_p.mean(axis=1)
    return np.mean((1 - eps) * nll + eps * smooth)
