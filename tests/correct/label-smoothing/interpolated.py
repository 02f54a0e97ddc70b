import numpy as np


def label_smoothing_loss(logits, targets, eps):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    hard = -np.mean(log_p[range(len(targets)), targets])
    soft = -np.mean(log_p)
    return hard + eps * (soft - hard)
