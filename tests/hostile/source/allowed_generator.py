# attack: an honest file that draws from a distribution whose code uses what is forbidden | expect: pass | exercise: product
import numpy as np


def product(a, b):
    rng = np.random.default_rng(0)
    noise = rng.multivariate_normal(np.zeros(2), np.eye(2), size=3)
    np.random.multivariate_normal([0.0, 0.0], np.eye(2), size=2)
    assert noise.shape == (3, 2)
    assert np.linalg.matrix_power(np.eye(2), 3).shape == (2, 2)
    return (a[:, :, None] * b[None, :, :]).sum(1)
