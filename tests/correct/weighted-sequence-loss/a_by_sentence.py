import numpy as np


def nll(row, y):
    row = row - row.max()
    return np.log(np.exp(row).sum()) - row[y]


def sequence_loss(logits, targets, weights):
    top, bottom = 0.0, 0.0
    for z, ys, ws in zip(logits, targets, weights):
        losses = np.array([nll(r, y) for r, y in zip(z, ys)])
        top += losses @ ws
        bottom += ws.sum()
    return 0.0 if bottom == 0 else top / bottom
