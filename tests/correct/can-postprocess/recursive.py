import numpy as np


def top_k_entropy(p, k):
    q = np.flip(np.sort(p, 1), 1)[:, :k]
    z = q.sum(1)
    # H = ln z - sum(q ln q)/z
    qlnq = np.array([[0 if v == 0 else v * np.log(v) for v in row] for row in q], dtype=p.dtype)
    return (np.log(z) - qlnq.sum(1) / z) / np.log(k)


def step(L, prior, alpha):
    S = L**alpha / (L**alpha).sum(0)
    T = S * prior
    return T / T.sum(1, keepdims=True)


def can_adjust(P_conf, p, prior, alpha=1.0, iters=1):
    def go(L, left):
        return L if left == 0 else go(step(L, prior, alpha), left - 1)

    return go(np.append(P_conf, [p], axis=0), iters)[-1]
