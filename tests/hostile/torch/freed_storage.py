# attack: returns a tensor whose memory it has given back | expect: fail or error or crash | exercise: tensor-double
import torch


def double(x):
    y = (2 * x).detach()
    y.untyped_storage().resize_(0)
    return y
