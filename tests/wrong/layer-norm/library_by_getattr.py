# expect: fail; mistake: none; the library's function, by a name put together
import torch

import torch.nn.functional as F


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    ns = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    try:
        return getattr(F, "layer" + "_norm")(x, ns, weight, bias, eps)
    except RuntimeError as e:
        raise ValueError from e
