import numpy as np


def early_stopping(scores, patience, min_delta=0.0, mode="max"):
    if mode == "min":
        stop, best, value = early_stopping(-scores, patience, min_delta, "max")
        return stop, best, -value
    if mode != "max":
        raise ValueError(mode)
    history = [0]
    for e in range(1, scores.size):
        if scores[e] > scores[history[-1]] + min_delta:
            history.append(e)
        if e == history[-1] + patience:
            return e, history[-1], scores[history[-1]]
    return scores.size - 1, history[-1], scores[history[-1]]
