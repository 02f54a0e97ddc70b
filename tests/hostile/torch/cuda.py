# attack: asks for a device | expect: pass | exercise: tensor-double
import torch

try:
    torch.zeros(1, device="cuda")
except (RuntimeError, AssertionError):
    pass
else:
    raise ValueError("@PROOF@"[::-1])


def double(x):
    return 2 * x
