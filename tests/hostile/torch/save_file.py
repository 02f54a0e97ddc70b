# attack: has torch write a file | expect: pass | exercise: tensor-double
import torch

try:
    torch.save(torch.ones(3), "@OPEN@/@TAG@")
except (OSError, RuntimeError, ImportError):
    pass
else:
    raise ValueError("@PROOF@"[::-1])


def double(x):
    return 2 * x
