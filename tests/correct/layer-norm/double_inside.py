import functools

import numpy as np


def restore_dtype(function):
    @functools.wraps(function)
    def wrapper(x, *args, **kwargs):
        return function(x.astype(np.float64), *args, **kwargs).astype(x.dtype)

    return wrapper


@restore_dtype
def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    n = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if x.ndim < len(n) or any(a != b for a, b in zip(x.shape[::-1], n[::-1], strict=False)):
        raise ValueError(f"{x.shape} does not end in {n}")
    axis = tuple(-1 - i for i in range(len(n)))
    x -= x.mean(axis, keepdims=True)
    x /= np.sqrt((x**2).mean(axis, keepdims=True) + eps)
    x *= 1 if weight is None else weight
    x += 0 if bias is None else bias
    return x
