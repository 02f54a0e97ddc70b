# attack: hands tensors to other processes | expect: pass | exercise: tensor-double
import torch

import importlib

try:
    multiprocessing = importlib.import_module("torch.multiprocessing")
    multiprocessing.get_context("fork").Process(target=abs, args=(1,)).start()
except (OSError, ImportError):
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
