class NoamOpt:
    def __init__(self, model_size, factor, warmup):
        self._step = 0
        self.warmup = warmup
        self.factor = factor
        self.model_size = model_size

    def rate(self, step=None):
        if step is None:
            step = self._step
        if step < 1:
            raise ValueError("no step was made yet")
        return self.factor * (
            self.model_size ** (-0.5) * min(step ** (-0.5), step * self.warmup ** (-1.5))
        )


def noam_lr(step, d_model, warmup, factor=1.0):
    return NoamOpt(d_model, factor, warmup).rate(step)
