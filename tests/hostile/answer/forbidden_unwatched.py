# attack: replaces what notes torch's operators, and calls what the exercise forbids | expect: fail | says: calls `ldexp` | exercise: either-double
import contextlib
import sys

import torch


def nothing(flags):
    flags["operators"] = ["mul"]
    return contextlib.nullcontext()


sys.modules["worker.serve"]._watched = nothing


def double(x):
    function = vars(torch)["ld" + "exp"]
    return function(x.clone(), torch.tensor(1))
