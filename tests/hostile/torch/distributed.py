# attack: waits for other machines | expect: pass or error or timeout | exercise: tensor-double
import torch

import importlib

try:
    distributed = importlib.import_module("torch.distributed")
    distributed.init_process_group(
        "gloo", init_method="tcp://127.0.0.1:@TCP_AT@", rank=1, world_size=2
    )
except Exception:
    pass


def double(x):
    return 2 * x
