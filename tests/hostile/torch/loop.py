# attack: multiplies matrices for ever | expect: timeout | exercise: tensor-double
import torch


def double(x):
    y = torch.ones(300, 300)
    while True:
        y = y @ y
