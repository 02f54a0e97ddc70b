from dataclasses import dataclass

import numpy as np


@dataclass
class Normaliser:
    prior: np.ndarray
    alpha: float

    def columns(self, L):
        powered = L**self.alpha
        return powered / np.sum(powered, axis=0, keepdims=True)

    def rows(self, S):
        weighted = S * self.prior
        return weighted / np.sum(weighted, axis=1, keepdims=True)

    def __call__(self, L):
        return self.rows(self.columns(L))


def entropy(q):
    return -np.sum(q[q > 0] * np.log(q[q > 0]))


def top_k_entropy(p, k):
    scores = np.empty(len(p), dtype=p.dtype)
    for i, row in enumerate(p):
        best = np.sort(row)[len(row) - k :]
        scores[i] = entropy(best / best.sum()) / entropy(np.full(k, 1 / k))
    return scores


def can_adjust(P_conf, p, prior, alpha=1.0, iters=1):
    step = Normaliser(prior, alpha)
    L = np.concatenate((P_conf, np.expand_dims(p, 0)))
    for _ in range(iters):
        L = step(L)
    return L[-1, :]
