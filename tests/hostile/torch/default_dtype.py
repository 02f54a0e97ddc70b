# attack: changes what torch takes for a number | expect: pass | exercise: tensor-double
import torch

torch.set_default_dtype(torch.float16)
torch.set_printoptions(precision=0)


def double(x):
    return 2 * x
