import numpy as np


def top_k_entropy(p, k):
    part = -np.partition(-p, k - 1, axis=1)[:, :k]
    q = part / np.sum(part, axis=1)[:, np.newaxis]
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.nansum(-q * np.log(q), axis=1) / np.log(k)


def can_adjust(P_conf, p, prior, alpha=1.0, iters=1):
    b0 = p.reshape(1, -1)
    L = np.append(P_conf, b0, axis=0)
    Lambda_q = np.diag(prior)
    for _ in range(iters):
        La = np.power(L, alpha)
        Lambda_s = np.diag(1 / La.sum(axis=0))
        M = La @ Lambda_s @ Lambda_q
        Lambda_m = np.diag(1 / M.sum(axis=1))
        L = Lambda_m @ M
    return L[-1].astype(p.dtype)
