import operator

import numpy as np


def early_stopping(scores, patience, min_delta=0.0, mode="max"):
    ops = {"min": operator.lt, "max": operator.gt}
    if mode not in ops:
        raise ValueError("bad mode")
    monitor_op = ops[mode]
    delta = min_delta if mode == "max" else -min_delta
    best = np.inf if mode == "min" else -np.inf
    best_epoch = wait = 0
    stopped = len(scores) - 1
    for epoch, current in enumerate(scores):
        if monitor_op(current - delta, best):
            best, best_epoch, wait = current, epoch, 0
        else:
            wait += 1
        if wait >= patience:
            stopped = epoch
            break
    return (stopped, best_epoch, float(best))
