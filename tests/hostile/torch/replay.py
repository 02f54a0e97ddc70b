# attack: answers every case with the answer to the first | expect: fail or error | exercise: tensor-double
import torch

FIRST = []


def double(x):
    FIRST.append(2 * x)
    return FIRST[0]
