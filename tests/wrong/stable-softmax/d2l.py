# expect: fail; mistake: no-shift; exp and partition, as in a textbook
import torch


def softmax(x, axis=-1):
    X_exp = torch.exp(x)
    partition = X_exp.sum(axis, keepdims=True)
    return X_exp / partition


def log_softmax(x, axis=-1):
    return torch.log(softmax(x, axis))
