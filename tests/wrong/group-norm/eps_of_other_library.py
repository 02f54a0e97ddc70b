# expect: fail; mistake: eps-default; 1e-6, the default of another library
import numpy as np


def group_norm(x, num_groups, weight=None, bias=None, eps=1e-6):
    n, c, *rest = x.shape
    if c % num_groups:
        raise ValueError(num_groups)
    split = x.reshape(n, num_groups, c // num_groups, *rest)
    axes = tuple(range(2, split.ndim))
    y = (split - split.mean(axes, keepdims=True)) / np.sqrt(split.var(axes, keepdims=True) + eps)
    y = y.reshape(n, c, -1)
    gain = np.ones(c, x.dtype) if weight is None else weight
    shift = np.zeros(c, x.dtype) if bias is None else bias
    return (y * gain[:, None] + shift[:, None]).reshape(x.shape)
