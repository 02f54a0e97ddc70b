import numpy as np


def sequence_loss(logits, targets, weights):
    top = total = 0.0
    for b in range(logits.shape[0]):
        for t in range(logits.shape[1]):
            w = float(weights[b, t])
            if w == 0:
                continue
            z = logits[b, t]
            m = z.max()
            top += w * (m + np.log(np.exp(z - m).sum()) - z[targets[b, t]])
            total += w
    return top / total if total else 0.0
