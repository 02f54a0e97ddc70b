# attack: has torch translate its function | expect: pass or error | exercise: tensor-double
import torch

@torch.jit.script
def twice(x):
    return 2 * x


def double(x):
    return twice(x)
