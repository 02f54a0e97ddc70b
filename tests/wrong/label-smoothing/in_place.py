# expect: fail; mistake: in-place; logits -= max
import numpy as np


def label_smoothing_loss(logits, targets, eps):
    logits -= logits.max(axis=1, keepdims=True)
    log_p = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
    k = logits.shape[1]
    hard = np.eye(k, dtype=logits.dtype)[targets]
    q = (1 - eps) * hard + eps / k
    return -(q * log_p).sum(axis=1).mean()
