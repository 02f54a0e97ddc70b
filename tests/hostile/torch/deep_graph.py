# attack: builds a graph so deep that its end overflows the stack | expect: pass or crash or timeout or memory | exercise: tensor-double
import torch


def double(x):
    y = torch.zeros((), requires_grad=True)
    for _ in range(30000):
        y = y + 0
    return 2 * x + y.detach()
