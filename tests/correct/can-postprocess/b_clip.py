import numpy as np


def top_k_entropy(p, k):
    result = []
    for row in p:
        q = np.sort(row)[::-1][:k]
        q = q / q.sum()
        result.append(-np.sum(q * np.log(np.clip(q, 1e-12, 1.0))) / np.log(k))
    return np.array(result)


def can_adjust(P_conf, p, prior, alpha=1.0, iters=1):
    L = np.array([*P_conf, p])
    for _ in range(iters):
        sharp = L**alpha
        by_column = np.array([col / col.sum() for col in sharp.T]).T
        L = np.array([row * prior / (row * prior).sum() for row in by_column])
    return L[-1]
