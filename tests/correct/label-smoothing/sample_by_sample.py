import numpy as np


def label_smoothing_loss(logits, targets, eps):
    total = 0
    K = logits.shape[1]
    for row, y in zip(logits, targets):
        top = row.max()
        lse = top + np.log(np.exp(row - top).sum())
        loss = 0
        for k in range(K):
            q = eps / K + (1 - eps if k == y else 0)
            loss = loss + q * (lse - row[k])
        total = total + loss
    return total / len(logits)
