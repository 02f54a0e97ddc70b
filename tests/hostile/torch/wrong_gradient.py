# attack: returns the right numbers with another gradient | expect: fail | exercise: tensor-double
import torch


def double(x):
    return (2 * x).detach() + (x - x.detach()) * 3
