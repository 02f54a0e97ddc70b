# expect: fail; mistake: softmax-over-samples; axis 0
import numpy as np


def label_smoothing_loss(logits, targets, eps):
    z = logits - logits.max(axis=0)
    log_p = z - np.log(np.exp(z).sum(axis=0))
    k = logits.shape[1]
    hard = np.eye(k, dtype=logits.dtype)[targets]
    q = (1 - eps) * hard + eps / k
    return -(q * log_p).sum(axis=1).mean()
