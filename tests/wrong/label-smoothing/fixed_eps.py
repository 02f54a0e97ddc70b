# expect: fail; mistake: none; 0.1 always
import numpy as np


def label_smoothing_loss(logits, targets, eps):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    k = logits.shape[1]
    hard = np.eye(k, dtype=logits.dtype)[targets]
    q = 0.9 * hard + 0.1 / k
    return -(q * log_p).sum(axis=1).mean()
