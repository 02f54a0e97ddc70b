class Stopper:
    def __init__(self, patience, min_delta, mode):
        if mode == "min":
            self.better = lambda new, old: old - new > min_delta
        elif mode == "max":
            self.better = lambda new, old: new - old > min_delta
        else:
            raise ValueError(f"unknown mode {mode}")
        self.patience = patience
        self.best = None
        self.best_epoch = -1
        self.counter = 0

    def step(self, epoch, score):
        if self.best is None or self.better(score, self.best):
            self.best, self.best_epoch, self.counter = score, epoch, 0
        else:
            self.counter += 1
        return self.counter >= self.patience


def early_stopping(scores, patience, min_delta=0.0, mode="max"):
    stopper = Stopper(patience, min_delta, mode)
    for epoch, score in enumerate(scores):
        if stopper.step(epoch, score):
            break
    return epoch, stopper.best_epoch, stopper.best
