# expect: fail; mistake: eps-over-k-minus-1; fills, then scatters, as in the annotated Transformer
import numpy as np


def label_smoothing_loss(logits, targets, eps):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    n, k = logits.shape
    q = np.full_like(logits, eps / (k - 1))
    q[np.arange(n), targets] = 1 - eps
    return -(q * log_p).sum() / n
