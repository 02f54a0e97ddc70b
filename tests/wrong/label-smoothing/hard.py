# expect: fail; mistake: eps-ignored; the usual cross-entropy
import numpy as np


def label_smoothing_loss(logits, targets, eps):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -log_p[np.arange(len(targets)), targets].mean()
