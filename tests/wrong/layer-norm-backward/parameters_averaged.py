# expect: fail; mistake: dweight-averaged; averages the gain's and the bias's gradient over the rows
import numpy as np


def layer_norm_backward(dy, x, weight, eps=1e-5):
    v = x.var(1, keepdims=True)
    s = np.sqrt(v + eps)
    z = (x - x.mean(1, keepdims=True)) / s
    g = dy * weight
    dx = (g - g.mean(1, keepdims=True) - z * (g * z).mean(1, keepdims=True)) / s
    return dx.astype(x.dtype), (dy * z).mean(0).astype(x.dtype), dy.mean(0)
