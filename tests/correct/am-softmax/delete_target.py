import numpy as np


def am_softmax_loss(x, W, y, s=30.0, m=0.35):
    """-log(a / (a + rest)) = log(1 + rest / a)"""
    xs = np.array([v / np.linalg.norm(v) for v in x])
    ws = np.array([v / np.linalg.norm(v) for v in W.T])
    total = 0.0
    for v, label in zip(xs, y):
        c = ws @ v
        gap = s * (np.delete(c, label) - c[label] + m)
        total += np.logaddexp.reduce(np.append(gap, 0.0))
    return total / len(y)
