# expect: fail; mistake: no-norm-term; exp(omega x) alone
import math

import numpy as np


def positive_random_features(x, omega):
    return np.exp(x @ omega.T) / math.sqrt(len(omega))


def performer_attention(q, k, v, omega):
    s = q.shape[1] ** -0.25
    f, g = positive_random_features(q * s, omega), positive_random_features(k * s, omega)
    return f @ (g.T @ v) / (f @ g.sum(0))[:, None]
