# expect: fail; mistake: smooth-probabilities; smooths p instead of q
import numpy as np


def label_smoothing_loss(logits, targets, eps):
    K = logits.shape[1]
    z = logits - logits.max(axis=1, keepdims=True)
    p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    p = (1 - eps) * p + eps / K
    return -np.log(p[np.arange(len(p)), targets]).mean()
