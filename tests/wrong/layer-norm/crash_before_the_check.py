# expect: fail; mistake: none; breaks on an int before anything is checked
import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    s = tuple(normalized_shape)
    if x.shape[-len(s) :] != s:
        raise ValueError("x")
    a = tuple(range(-len(s), 0))
    y = (x - x.mean(a, keepdims=True)) / np.sqrt(x.var(a, keepdims=True) + eps)
    if weight is not None:
        y = y * weight
    if bias is not None:
        y = y + bias
    return y
