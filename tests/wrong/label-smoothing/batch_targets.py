# expect: fail; mistake: none; log_p[targets] picks rows
import numpy as np


def label_smoothing_loss(logits, targets, eps):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    of_target = log_p[targets % len(targets), targets]
    return -((1 - eps) * of_target + eps * log_p.mean(axis=1)).mean()
