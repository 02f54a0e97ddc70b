# attack: puts tensors into shared memory | expect: pass | exercise: tensor-double
import torch

try:
    torch.ones(1000).share_memory_()
except RuntimeError:
    pass
else:
    raise ValueError("@PROOF@"[::-1])


def double(x):
    return 2 * x
