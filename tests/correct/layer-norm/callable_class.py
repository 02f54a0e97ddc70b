"""A class with a method of the same idea, a decorator that checks, statistics by matrix products."""

import numpy as np


def checked(function):
    def wrapped(x, normalized_shape, *rest, **named):
        try:
            shape = tuple(normalized_shape)
        except TypeError:
            shape = (normalized_shape,)
        if list(x.shape)[-len(shape) :] != list(shape):
            raise ValueError(f"{shape} does not end {x.shape}")
        return function(x, shape, *rest, **named)

    return wrapped


class Norm:
    def __init__(self, size, eps):
        self.size, self.eps = size, eps

    def __call__(self, rows):
        average = np.full((self.size, 1), 1 / self.size, rows.dtype)
        centred = rows - rows @ average
        return centred * ((centred * centred) @ average + self.eps) ** -0.5


@checked
def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    size = 1
    for n in normalized_shape:
        size *= n
    y = Norm(size, eps)(np.reshape(x, (-1, size))).reshape(np.shape(x))
    for operation, operand in ((np.multiply, weight), (np.add, bias)):
        if operand is not None:
            y = operation(y, operand)
    return y
