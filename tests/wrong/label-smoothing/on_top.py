# expect: fail; mistake: eps-on-top; more than 1 in all
import numpy as np


def label_smoothing_loss(logits, targets, eps):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    k = logits.shape[1]
    hard = np.eye(k, dtype=logits.dtype)[targets]
    q = hard + eps / k
    return -(q * log_p).sum(axis=1).mean()
