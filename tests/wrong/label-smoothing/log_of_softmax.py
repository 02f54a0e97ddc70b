# expect: fail; mistake: none; log of a stable softmax is -inf
import numpy as np


def label_smoothing_loss(logits, targets, eps):
    z = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = z / z.sum(axis=1, keepdims=True)
    k = logits.shape[1]
    hard = np.eye(k, dtype=logits.dtype)[targets]
    q = (1 - eps) * hard + eps / k
    return -(q * np.log(p)).sum(axis=1).mean()
