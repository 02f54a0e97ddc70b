# expect: fail; mistake: global-max; one maximum for everything, weights as exp of log-weights

import numpy as np


def logsumexp(a, axis):
    a_max = np.amax(a)
    return np.log(np.sum(np.exp(a - a_max), axis=axis, keepdims=True)), a_max


def softmax(x, axis=-1):
    return np.exp(log_softmax(x, axis))


def log_softmax(x, axis=-1):
    s, m = logsumexp(x, axis)
    return (x - m) - s
