# expect: fail; mistake: none; a gain of ones is taken for no affine part at all
import numpy as np


def _ok(x, ns):
    ns = (ns,) if isinstance(ns, int) else tuple(ns)
    if len(ns) > x.ndim or x.shape[x.ndim - len(ns) :] != ns:
        raise ValueError("shape")
    return tuple(range(x.ndim - len(ns), x.ndim))


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    ax = _ok(x, normalized_shape)
    mu = x.mean(ax, keepdims=True)
    d = x - mu
    v = (d * d).mean(ax, keepdims=True)
    y = d / np.sqrt(v + eps)
    if weight is not None and (weight == 1).all():
        return y

    if weight is not None:
        y = y * weight
    if bias is not None:
        y = y + bias
    return y
