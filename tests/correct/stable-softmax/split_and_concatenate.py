import numpy as np


class Softmax:
    def __init__(self, log=False):
        self.log = log

    def __call__(self, x, axis=-1):
        x = np.array(x, copy=True)
        pieces = np.split(x, x.shape[axis], axis=axis)
        top = pieces[0]
        for p in pieces[1:]:
            top = np.where(p > top, p, top)
        exps = [np.exp(p - top) for p in pieces]
        while len(exps) > 1:
            exps = [sum(exps[i : i + 2]) for i in range(0, len(exps), 2)]
        norm = exps[0]
        if self.log:
            return np.concatenate([p - top - np.log(norm) for p in pieces], axis=axis)
        return np.concatenate([np.exp(p - top) / norm for p in pieces], axis=axis)


def softmax(x, axis=-1):
    return Softmax()(x, axis=axis)


def log_softmax(x, axis=-1):
    return Softmax(log=True)(x, axis=axis)
