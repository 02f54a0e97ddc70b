from functools import reduce

import torch


def compose(*functions):
    return lambda x: reduce(lambda value, function: function(value), functions, x)


def residual_block(x, conv1, conv2, norm1, norm2, version, proj=None):
    relu = torch.relu
    if version == "v1":
        branch, end = compose(conv1, norm1, relu, conv2, norm2), relu
    elif version == "v2":
        branch, end = compose(norm1, relu, conv1, norm2, relu, conv2), lambda z: z
    else:
        raise ValueError("v1 or v2")
    y = branch(x)
    if y.shape != x.shape and proj is None:
        raise ValueError("the shapes do not match")
    return end(y + (x if y.shape == x.shape else proj(x)))
