# expect: fail; mistake: none; calls the library function
import torch.nn.functional as F


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError("p")
    return F.dropout(x, p, training)
