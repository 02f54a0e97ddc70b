# attack: starts threads for tasks of its own | expect: pass or error | exercise: tensor-double
import torch

torch.set_num_interop_threads(16)
torch.jit.wait(torch.jit.fork(torch.add, torch.ones(2), torch.ones(2)))


def double(x):
    return 2 * x
