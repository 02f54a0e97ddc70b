# expect: fail; mistake: none; classes counted from 1
import numpy as np


def label_smoothing_loss(logits, targets, eps):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    of_target = log_p[np.arange(len(targets)), targets - 1]
    return -((1 - eps) * of_target + eps * log_p.mean(axis=1)).mean()
