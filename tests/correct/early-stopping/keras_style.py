import numpy as np


class EarlyStopping:
    def __init__(self, patience, min_delta, mode):
        if mode not in ("min", "max"):
            raise ValueError("mode %s is unknown" % mode)
        self.patience = patience
        self.monitor_op = np.less if mode == "min" else np.greater
        self.min_delta = -abs(min_delta) if mode == "min" else abs(min_delta)
        self.wait = 0
        self.best = np.inf if mode == "min" else -np.inf
        self.best_epoch = 0
        self.stopped = False

    def on_epoch_end(self, epoch, current):
        self.wait += 1
        if self.monitor_op(current - self.min_delta, self.best):
            self.best = current
            self.best_epoch = epoch
            self.wait = 0
        if self.wait >= self.patience and epoch > 0:
            self.stopped = True


def early_stopping(scores, patience, min_delta=0.0, mode="max"):
    callback = EarlyStopping(patience, min_delta, mode)
    for epoch, score in enumerate(scores):
        callback.on_epoch_end(epoch, score)
        if callback.stopped:
            break
    return epoch, callback.best_epoch, callback.best
