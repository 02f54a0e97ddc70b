# expect: fail; mistake: eps-outside-sqrt; two mistakes: x.std() divides by H - 1, and eps stands outside
import torch


class LayerNorm:
    def __init__(self, shape, a_2, b_2, eps):
        self.dims = tuple(range(-len(shape), 0))
        self.a_2, self.b_2, self.eps = a_2, b_2, eps

    def forward(self, x):
        mean = x.mean(self.dims, keepdim=True)
        std = x.std(self.dims, keepdim=True)
        y = (x - mean) / (std + self.eps)
        y = y if self.a_2 is None else self.a_2 * y
        return y if self.b_2 is None else y + self.b_2


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if tuple(x.shape[x.ndim - len(shape) :]) != shape or x.ndim < len(shape):
        raise ValueError(f"{tuple(x.shape)} does not end in {shape}")
    return LayerNorm(shape, weight, bias, eps).forward(x)
