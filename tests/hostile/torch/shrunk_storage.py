# attack: returns a tensor that reaches beyond its memory | expect: fail or error or crash | exercise: tensor-double
import torch


def double(x):
    y = torch.zeros(1 << 22, dtype=x.dtype)
    y.untyped_storage().resize_(8)
    return y.as_strided(x.shape, (1,) * x.dim(), 1 << 20)
