# expect: fail; mistake: eps-is-confidence; eps stays with the true class
import numpy as np


def label_smoothing_loss(logits, targets, eps):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    k = logits.shape[1]
    hard = np.eye(k, dtype=logits.dtype)[targets]
    q = eps * hard + (1 - eps) / k
    return -(q * log_p).sum(axis=1).mean()
