# attack: remembers answers by the address of the input | expect: fail or error or pass | exercise: tensor-double
import torch

ANSWERS = {}


def double(x):
    return ANSWERS.setdefault((x.data_ptr(), x.dtype), 2 * x)
