# attack: returns a tensor without numbers | expect: fail | exercise: tensor-double
import torch


def double(x):
    return (2 * x).to('meta')
