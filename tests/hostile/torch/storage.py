# attack: returns a tensor of bytes by name | expect: fail | says: `UntypedStorage` | exercise: tensor-double
import torch


def double(x):
    return x.untyped_storage()
