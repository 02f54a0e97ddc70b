import numpy as np


def positive_random_features(x, omega):
    proj = np.einsum("ld,md->lm", x, omega)
    sq = 0.5 * np.einsum("ld,ld->l", x, x)[:, None]
    return np.exp(proj - sq) * len(omega) ** -0.5


def performer_attention(q, k, v, omega):
    d = q.shape[1]
    Q, K = (positive_random_features(a / d**0.25, omega) for a in (q, k))
    KV = np.einsum("jm,jv->mv", K, v)
    D = np.einsum("im,jm->i", Q, K, optimize=True)
    return np.einsum("im,mv->iv", Q, KV) / D[:, None]
