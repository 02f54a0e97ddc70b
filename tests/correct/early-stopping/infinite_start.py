import math


def early_stopping(scores, patience, min_delta=0.0, mode="max"):
    if mode not in ("max", "min"):
        raise ValueError(mode)
    best, best_epoch = (-math.inf if mode == "max" else math.inf), 0
    for epoch in range(len(scores)):
        gain = scores[epoch] - best if mode == "max" else best - scores[epoch]
        if gain > min_delta:
            best, best_epoch = scores[epoch], epoch
        if epoch - best_epoch >= patience:
            return epoch, best_epoch, best
    return len(scores) - 1, best_epoch, best
