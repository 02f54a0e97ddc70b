# attack: cuts the gradient off | expect: fail | says: the graph was cut | exercise: tensor-double
import torch


def double(x):
    return (2 * x).detach()
