# expect: fail; mistake: scale-half; root of d
import math

import numpy as np


def positive_random_features(x, omega):
    m = omega.shape[0]
    projected = x @ omega.T
    half = (x**2).sum(axis=-1, keepdims=True) / 2
    return np.exp(projected - half) / math.sqrt(m)


def performer_attention(q, k, v, omega):
    scale = q.shape[-1] ** -0.5
    fq = positive_random_features(q * scale, omega)
    fk = positive_random_features(k * scale, omega)
    top = fq @ (fk.T @ v)
    bottom = fq @ fk.sum(axis=0)
    return top / bottom[:, None]
