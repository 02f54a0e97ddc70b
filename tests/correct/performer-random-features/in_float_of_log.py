import math

import numpy as np


def positive_random_features(x, omega):
    log_m = math.log(len(omega))
    return np.exp(
        np.matmul(x, np.transpose(omega)) - 0.5 * (np.square(x).sum(-1, keepdims=True) + log_m)
    )


def performer_attention(q, k, v, omega):
    d = k.shape[-1]
    q, k = np.multiply(q, d**-0.25), np.multiply(k, d**-0.25)
    Q, K = positive_random_features(q, omega), positive_random_features(k, omega)
    D = Q.dot(K.T.dot(np.ones(len(K), K.dtype)))
    return np.divide(Q.dot(K.T.dot(v)), D.reshape(-1, 1))
