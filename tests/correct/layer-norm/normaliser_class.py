from dataclasses import dataclass, field

import numpy as np


@dataclass
class Normaliser:
    shape: tuple
    eps: float = 1e-5
    axes: tuple = field(init=False)

    def __post_init__(self):
        self.axes = tuple(range(-len(self.shape), 0))

    def check(self, x):
        if x.shape[-len(self.shape) :] != self.shape:
            raise ValueError(f"cannot normalise {x.shape} over {self.shape}")

    def standardise(self, x):
        centred = x - np.mean(x, axis=self.axes, keepdims=True)
        var = np.mean(centred * centred, axis=self.axes, keepdims=True)
        return centred * (1 / np.sqrt(var + x.dtype.type(self.eps)))


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = normalized_shape if hasattr(normalized_shape, "__iter__") else [normalized_shape]
    norm = Normaliser(tuple(shape), eps)
    norm.check(x)
    out = norm.standardise(x)
    for array, apply in ((weight, np.multiply), (bias, np.add)):
        if array is not None:
            out = apply(out, array)
    return out
