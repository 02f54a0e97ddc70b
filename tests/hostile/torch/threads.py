# attack: uses as many threads as it can | expect: pass or crash or timeout | exercise: tensor-double
import torch

torch.set_num_threads(64)
torch.ones(400, 400) @ torch.ones(400, 400)


def double(x):
    return 2 * x
