# expect: fail; mistake: smooth-probabilities; smooths p
import numpy as np


def label_smoothing_loss(logits, targets, eps):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    p = (1 - eps) * np.exp(log_p) + eps / logits.shape[1]
    return -np.log(p[np.arange(len(targets)), targets]).mean()
