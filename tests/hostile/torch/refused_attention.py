# attack: has attention with the identity compute it | expect: fail | says: calls `softmax` | exercise: weights
import torch
from torch.nn import functional


def weights(x):
    n = x.shape[-1]
    one = torch.eye(n, dtype=x.dtype)[None, None]
    found = functional.scaled_dot_product_attention(x[None, None], one, one, scale=1.0)
    return found[0, 0]
