# expect: fail; mistake: trig-features; sin cos
import math

import numpy as np


def positive_random_features(x, omega):
    p = x @ omega.T
    h = np.exp((x**2).sum(axis=-1, keepdims=True) / 2)
    return h * np.hstack([np.sin(p), np.cos(p)]) / math.sqrt(len(omega))


def performer_attention(q, k, v, omega):
    scale = q.shape[-1] ** -0.25
    fq = positive_random_features(q * scale, omega)
    fk = positive_random_features(k * scale, omega)
    return fq @ (fk.T @ v) / (fq @ fk.sum(axis=0))[:, None]
