# attack: loads data with other processes | expect: pass | exercise: tensor-double
import torch

from torch.utils.data import DataLoader

try:
    next(iter(DataLoader([1, 2, 3], num_workers=2)))
except (OSError, RuntimeError, ImportError):
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
