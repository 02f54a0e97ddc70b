import math

import numpy as np


def am_softmax_loss(x, W, y, s=30.0, m=0.35):
    losses = []
    for i in range(len(x)):
        logits = []
        for k in range(W.shape[1]):
            c = float(np.dot(x[i], W[:, k])) / (
                math.sqrt(float(np.dot(x[i], x[i]))) * math.sqrt(float(np.dot(W[:, k], W[:, k])))
            )
            if k == y[i]:
                c -= m
            logits.append(s * c)
        top = max(logits)
        losses.append(top + math.log(sum(math.exp(t - top) for t in logits)) - logits[y[i]])
    return sum(losses) / len(losses)
