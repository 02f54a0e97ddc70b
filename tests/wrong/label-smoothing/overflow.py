# expect: fail; mistake: exp-overflow; no shift
import numpy as np


def label_smoothing_loss(logits, targets, eps):
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    k = logits.shape[1]
    hard = np.eye(k, dtype=logits.dtype)[targets]
    q = (1 - eps) * hard + eps / k
    return -(q * np.log(p)).sum(axis=1).mean()
