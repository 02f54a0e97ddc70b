# expect: fail; mistake: gradients-not-summed; one gradient for every sample
import numpy as np


def layer_norm_backward(dy, x, weight, eps=1e-5):
    n = x.shape[-1]
    c = x - np.sum(x, axis=-1, keepdims=True) / n
    std = np.sqrt(np.sum(c**2, axis=-1, keepdims=True) / n + eps)
    xhat = c / std
    dxhat = dy * weight
    dvar = np.sum(dxhat * c, axis=-1, keepdims=True) * -0.5 / std**3
    dmu = -np.sum(dxhat, axis=-1, keepdims=True) / std
    return dxhat / std + 2 * c * dvar / n + dmu / n, dy * xhat, dy.copy()
