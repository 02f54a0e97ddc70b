# attack: calls the operator on another kind of tensor | expect: fail | says: calls `softmax` | exercise: weights
import torch


def weights(x):
    return getattr(torch, "_soft" + "max")(x.float().to_mkldnn(), -1, False).to_dense().to(x.dtype)
