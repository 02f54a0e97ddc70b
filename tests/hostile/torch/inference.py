# attack: computes in a mode without gradients | expect: fail or error | exercise: tensor-double
import torch


def double(x):
    with torch.inference_mode():
        return 2 * x
