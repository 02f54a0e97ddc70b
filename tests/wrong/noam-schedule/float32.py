# expect: fail; mistake: none; computed in single precision
import numpy as np


def noam_lr(step, d_model, warmup, factor=1.0):
    if step < 1:
        raise ValueError("step")
    return float(
        np.float32(factor)
        * np.float32(d_model) ** np.float32(-0.5)
        * min(
            np.float32(step) ** np.float32(-0.5),
            np.float32(step) * np.float32(warmup) ** np.float32(-1.5),
        )
    )
