# attack: compiles C++ | expect: pass | exercise: tensor-double
import torch

import importlib

try:
    extension = importlib.import_module("torch.utils.cpp_extension")
    extension.load_inline("@TAG@", "int f() { return 1; }", functions=["f"])
except Exception:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
