# attack: has torch load a library | expect: pass | exercise: tensor-double
import torch

try:
    torch.ops.load_library("@KEY@")
    torch.classes.load_library("@KEY@")
except OSError as error:
    if "invalid" in str(error) or "short" in str(error):
        raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
