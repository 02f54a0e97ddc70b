# expect: fail; mistake: none; log(p + 1e-9)
import numpy as np


def label_smoothing_loss(logits, targets, eps):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    k = logits.shape[1]
    hard = np.eye(k, dtype=logits.dtype)[targets]
    q = (1 - eps) * hard + eps / k
    return -(q * np.log(np.exp(log_p) + 1e-9)).sum(axis=1).mean()
