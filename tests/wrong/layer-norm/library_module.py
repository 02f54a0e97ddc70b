# expect: fail; mistake: none; the library's module
import torch


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    try:
        y = torch.nn.LayerNorm(normalized_shape, eps=eps, elementwise_affine=False)(x)
    except RuntimeError as e:
        raise ValueError from e
    if weight is not None:
        y = y * weight
    if bias is not None:
        y = y + bias
    return y
