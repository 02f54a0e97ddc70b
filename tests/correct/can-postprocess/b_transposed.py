import numpy as np


def top_k_entropy(p, k):
    columns = np.sort(p.T, axis=0)[-k:]
    columns = columns / columns.sum(axis=0)
    safe = np.where(columns == 0, 1, columns)
    return np.sum(columns * np.log(1 / safe), axis=0) / np.log(k)


def can_adjust(P_conf, p, prior, alpha=1.0, iters=1):
    T = np.column_stack([P_conf.T, p])
    for _ in range(iters):
        T = T**alpha
        T = (T.T / T.sum(axis=1)).T * prior[:, None]
        T = T / T.sum(axis=0)
    return T[:, -1]
