def schedule(d_model, warmup, factor):
    def lr_lambda(step):
        if step < 1:
            raise ValueError("step >= 1")
        return factor * d_model**-0.5 * min(step**-0.5, step * warmup**-1.5)

    return lr_lambda


def noam_lr(step, d_model, warmup, factor=1.0):
    return schedule(d_model=d_model, warmup=warmup, factor=factor)(step)
