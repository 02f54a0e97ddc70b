# attack: returns a tensor with names for its axes | expect: pass or fail or error | exercise: tensor-double
import torch


def double(x):
    return (2 * x).refine_names(*'ab'[: x.dim()])
