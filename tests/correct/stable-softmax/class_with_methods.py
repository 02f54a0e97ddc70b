import numpy as np


class Softmax:
    def __call__(self, x, axis=-1):
        e = np.exp(x - x.max(axis=axis, keepdims=True))
        return e / e.sum(axis=axis, keepdims=True)


class LogSoftmax:
    def forward(self, x, axis):
        top = np.expand_dims(np.amax(x, axis=axis), axis)
        rest = np.subtract(x, top)
        return rest - np.log(np.expand_dims(np.exp(rest).sum(axis), axis))


def softmax(x, axis=-1):
    return Softmax()(x, axis)


def log_softmax(x, axis=-1):
    return LogSoftmax().forward(x, axis)
