import numpy as np


def early_stopping(scores, patience, min_delta=0.0, mode="max"):
    if mode == "min":
        monitor_op = np.less
    elif mode == "max":
        monitor_op = np.greater
    else:
        raise ValueError("EarlyStopping mode is unknown")
    min_delta *= 1 if monitor_op == np.greater else -1
    wait, stopped_epoch = 0, None
    best, best_epoch = scores[0], 0
    for epoch, current in list(enumerate(scores))[1:]:
        wait += 1
        if monitor_op(current - min_delta, best):
            best, best_epoch, wait = current, epoch, 0
            continue
        if wait >= patience and epoch > 0:
            stopped_epoch = epoch
            break
    return (len(scores) - 1 if stopped_epoch is None else stopped_epoch), best_epoch, best
