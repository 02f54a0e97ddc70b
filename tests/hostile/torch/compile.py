# attack: has torch compile its function | expect: pass or error or crash or timeout or fail | exercise: tensor-double
import torch

@torch.compile
def twice(x):
    return 2 * x


def double(x):
    return twice(x)
