# attack: records what the worker does | expect: pass or error or crash | exercise: tensor-double
import torch

profiler = torch.autograd.profiler.profile()
profiler.__enter__()


def double(x):
    return 2 * x
